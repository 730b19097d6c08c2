import { Routes } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { DiscordClock } from '../../../src/discord/connection/discord-clock.ts';
import { DiscordRest } from '../../../src/discord/connection/discord-rest.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { WrongClock } from '../../support/wrong-clock.ts';

const HOUR = 60 * 60_000;

/** Discord takes one reaction in a quarter of a second in a channel. */
async function startReacting() {
  const system = new WrongClock();
  const sandbox = await startSandbox({ now: system.discordTime });
  const clock = new DiscordClock(system);
  const { signal } = new AbortController();
  const rest = new DiscordRest({ api: sandbox.apiUrl, token: sandbox.token, signal, clock });
  onTestFinished(async () => {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
    await sandbox.close();
  });
  const { id: channelId } = sandbox.channel('general');
  const { id } = sandbox.member('Noor').send('general', 'Hello');
  const react = () => rest.put(Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent('👍')));
  return { system, sandbox, react };
}

test.each([-HOUR, HOUR])('A limit lasts as long as Discord says when the clock jumps %i ms', async (jump) => {
  const { system, react } = await startReacting();
  // The first response names the limit, the second begins it.
  await react();
  await react();
  system.ahead += jump;
  await react();
});

test('So it does for requests that waited for it already', async () => {
  const { system, sandbox, react } = await startReacting();
  await react();
  const [second, ...others] = [react(), react(), react()];
  await second;
  system.ahead -= HOUR;
  await Promise.all(others);
  expect(sandbox.requests.filter(({ status }) => status === 204)).toHaveLength(4);
});
