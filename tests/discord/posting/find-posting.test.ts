import { REST } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { findPosting } from '../../../src/discord/posting/find-posting.ts';
import { createMessage } from '../../../src/sandbox/actions/messages.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { botUser } from '../../../src/sandbox/world/bot-member.ts';

const MINUTE = 60_000;

/** A channel with messages of the bot, old and new, each with a button, among those of others. */
async function channelWithMessages() {
  let now = Date.now() - 60 * MINUTE;
  const sandbox = await startSandbox({ now: () => now });
  const client = createClient(new REST({ api: sandbox.apiUrl }));
  onTestFinished(async () => {
    await client.destroy();
    await sandbox.close();
  });
  const rest = client.rest.setToken(sandbox.token);
  const { id } = sandbox.channel('reviews');
  const channel = sandbox.world.channels.get(id);
  if (!channel) throw new Error('No channel');
  const post = (postingId: string) =>
    createMessage(sandbox.world, channel, botUser(sandbox.world), {
      components: [
        {
          type: 1,
          components: [{ type: 2, style: 2, label: 'Write', custom_id: `write:show:${postingId}` }],
        },
      ],
    }).id;
  const chat = (count: number) => {
    for (let sent = 0; sent < count; sent += 1) sandbox.member('Ada').send('reviews', 'Hello');
  };
  const find = (postingId: string, since: number) =>
    findPosting({ rest, clock: { now: () => now } }, id, postingId, since);
  const wait = () => {
    now += 30 * MINUTE;
  };
  return { sandbox, post, chat, find, since: () => now, wait };
}

test('A posting is found among hundreds of messages, wherever it is', async () => {
  const { sandbox, post, chat, find, since } = await channelWithMessages();
  const start = since();
  const first = post('first');
  chat(150);
  const middle = post('middle');
  chat(149);
  const last = post('last');
  expect(await find('first', start)).toBe(first);
  expect(await find('middle', start)).toBe(middle);
  expect(await find('last', start)).toBe(last);
  const before = sandbox.requests.length;
  expect(await find('none', start)).toBeUndefined();
  expect(sandbox.requests.length - before).toBe(4);
});

test('The search starts a little before the first attempt, and no earlier', async () => {
  const { post, find, since, wait } = await channelWithMessages();
  const old = post('old');
  wait();
  const posted = post('new');
  expect(await find('new', since() + MINUTE / 2)).toBe(posted);
  expect(await find('old', since())).toBeUndefined();
  expect(await find('old', since() - 30 * MINUTE)).toBe(old);
});

test('A first attempt that a wrong clock noted as still to come is found, if it was within a day', async () => {
  const { post, find, since, wait } = await channelWithMessages();
  const posted = post('new');
  wait();
  expect(await find('new', since() + 60 * MINUTE)).toBe(posted);
});
