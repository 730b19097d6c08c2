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

interface Shown {
  readonly t: string;
  readonly d: object;
}

/** A client with two shards, as long as discord.js waits for one of them, and what lets Discord tell a shard something. */
function clientWithShards(statuses: Status[]) {
  const client = createClient(new REST());
  const { ws } = client as unknown as { ws: { handlePacket(packet: Shown, shard: unknown): boolean } };
  for (const id of statuses.keys()) {
    const shard = Object.defineProperty({ id, checkReady() {} }, 'status', { get: () => statuses[id] });
    client.ws.shards.set(id, shard as never);
  }
  const guilds = ['10', '11'];
  const told = async (id: number, t: string, d: object) => {
    ws.handlePacket({ t, d: { guild_id: guilds[id], ...d } }, client.ws.shards.get(id));
    await new Promise(setImmediate);
  };
  const channel = (name: string) => ({ id: '20', type: 0, name });
  const show = (id: number) =>
    told(id, 'GUILD_CREATE', {
      id: guilds[id],
      name: 'A server',
      channels: [],
      roles: [],
      emojis: [],
      members: [],
    });
  return {
    client,
    told,
    channel,
    show,
    name: () => (client.channels.cache.get('20') as { name?: string })?.name,
  };
}

test('What Discord tells of a shard that is not ready yet is followed in its order, whatever other shards hear meanwhile', async () => {
  const statuses = [Status.Ready, Status.WaitingForGuilds];
  const { client, told, channel, show, name } = clientWithShards(statuses);
  await show(0);
  await show(1);
  for (const each of ['first', 'second', 'third']) {
    await told(1, each === 'first' ? 'CHANNEL_CREATE' : 'CHANNEL_UPDATE', channel(each));
    await told(0, 'TYPING_START', {});
  }
  expect(name()).toBeUndefined();
  statuses[1] = Status.Ready;
  client.emit(Events.ShardReady, 1, undefined);
  expect(name()).toBe('third');
  await told(0, 'TYPING_START', {});
  expect(name()).toBe('third');
});

test('What a shard hears again when it resumes is followed as soon as it has, although another one is not ready yet', async () => {
  const statuses = [Status.Ready, Status.Identifying];
  const { client, told, channel, show, name } = clientWithShards(statuses);
  await show(0);
  await told(0, 'CHANNEL_CREATE', channel('before'));
  statuses[0] = Status.Resuming;
  await told(0, 'CHANNEL_UPDATE', channel('meanwhile'));
  statuses[0] = Status.Ready;
  client.emit(Events.ShardResume, 0, 1);
  expect(name()).toBe('meanwhile');
  await told(0, 'CHANNEL_UPDATE', channel('after'));
  await told(0, 'TYPING_START', {});
  expect(name()).toBe('after');
});
