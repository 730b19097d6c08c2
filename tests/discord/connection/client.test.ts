import { once } from 'node:events';
import { Events, GatewayDispatchEvents, REST, Status } from 'discord.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { untilConnected } from '../../../src/discord/connection/until-connected.ts';
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

test('All shards are connected once each is ready or has resumed, however they come', async () => {
  const client = createClient(new REST());
  const statuses = [Status.Connecting, Status.Connecting];
  for (const id of statuses.keys())
    client.ws.shards.set(id, Object.defineProperty({}, 'status', { get: () => statuses[id] }) as never);
  const ending = new AbortController();
  let isConnected = false;
  const connected = untilConnected(client, ending.signal).then(() => {
    isConnected = true;
  });
  const tell = async (event: Events.ShardReady | Events.ShardResume, id: number, other: Status) => {
    statuses[id] = Status.Ready;
    statuses[1 - id] = other;
    client.emit(event as Events.ShardReady, id, undefined);
    await new Promise(setImmediate);
    return isConnected;
  };
  expect(await tell(Events.ShardReady, 0, Status.Identifying)).toBe(false);
  // The last one is ready while the first has to resume: discord.js would wait for ever.
  expect(await tell(Events.ShardReady, 1, Status.Resuming)).toBe(false);
  expect(await tell(Events.ShardResume, 0, Status.Ready)).toBe(true);
  await connected;
});
