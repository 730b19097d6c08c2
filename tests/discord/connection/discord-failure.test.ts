import { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { discordFailure } from '../../../src/discord/connection/discord-failure.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';

const NOWHERE = '100000000000000000';

test("The errors of a client's requests are told apart", async () => {
  const sandbox = await startSandbox();
  const client = createClient(new REST({ api: sandbox.apiUrl }));
  const rest = client.rest.setToken(sandbox.token);
  const failure = async (request: Promise<unknown>) =>
    request.then(
      () => 'none',
      (error: unknown) => discordFailure(error),
    );
  const { id: channelId } = sandbox.channel('reviews');
  const post = () => rest.post(Routes.channelMessages(channelId), { body: { content: 'Hello' } });

  expect(await failure(post())).toBe('none');
  expect(await failure(rest.get(Routes.channelMessage(channelId, NOWHERE)))).toBe('message-gone');
  expect(await failure(rest.get(Routes.channelMessage(NOWHERE, NOWHERE)))).toBe('channel-gone');
  expect(await failure(rest.post(Routes.channelMessages(channelId), { body: { content: '' } }))).toBe(
    'refused',
  );

  sandbox.channel('reviews').deny('bot', 'SendMessages');
  expect(await failure(post())).toBe('forbidden');
  sandbox.faults.answer({ status: 503, times: 10 });
  expect(await failure(post())).toBe('unavailable');

  await sandbox.close();
  expect(await failure(post())).toBe('unavailable');
  await client.destroy();
});
