import { once } from 'node:events';
import { Events, GatewayDispatchEvents, REST } from 'discord.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';

test('discord.js makes nothing of what members write, which nobody reads', async () => {
  const sandbox = await startSandbox();
  const client = createClient(new REST({ api: sandbox.apiUrl }).setToken(sandbox.token));
  onTestFinished(async () => {
    await client.destroy();
    await sandbox.close();
  });
  const heard: string[] = [];
  client.ws.on(GatewayDispatchEvents.MessageCreate, () => void heard.push('dispatched'));
  client.on(Events.MessageCreate, () => void heard.push('made'));
  const ready = once(client, Events.ClientReady);
  await client.login(sandbox.token);
  await ready;
  // What was made of the first would be heard before the second.
  for (const text of ['Hello', 'Anybody?']) sandbox.member('Ada').send('reviews', text);
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1));
  expect(heard).toEqual(['dispatched', 'dispatched']);
});

test.each(['', 'auto', '4', 'four'])(
  'Shards that the environment names in the form of Ovation (%o) are not read by discord.js',
  (value) => {
    vi.stubEnv('SHARDS', value);
    vi.stubEnv('SHARD_COUNT', value);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(createClient(new REST()).options).toMatchObject({ shards: 'auto', shardCount: 2 });
  },
);
