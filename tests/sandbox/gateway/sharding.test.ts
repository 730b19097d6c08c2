import { Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { isOnShard } from '../../../src/sandbox/gateway/sessions.ts';
import type { GatewayRules } from '../../../src/sandbox/rules/identify-limits.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { createGuild } from '../../../src/sandbox/world/first-guild.ts';
import { messageOf } from '../../support/world.ts';
import { sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';
import { openSocket } from './socket.ts';

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

const identify = ({ token }: Sandbox, shard?: readonly unknown[]) => ({
  op: 2,
  d: { token, intents: Guilds | GuildMessages, properties: {}, ...(shard && { shard }) },
});

/** A sandbox whose guilds are on all of so many shards, and their ids by shard. */
async function spreadGuilds(count: number, gateway: GatewayRules = {}) {
  let time = Date.now();
  const sandbox = await sandboxForTest({ now: () => time, gateway });
  const shardOf = (id: string) => [...Array(count).keys()].find((shard) => isOnShard([shard, count], id));
  const ids = new Map([[shardOf(sandbox.guildId), sandbox.guildId]]);
  while (ids.size < count) {
    // Discord's formula goes by the millisecond in which a guild was made.
    time += 1;
    const id = createGuild(sandbox.world, 'Another', true);
    ids.set(shardOf(id), id);
  }
  return { sandbox, ids };
}

test('each shard is told of its own guilds, and hears of what happens there alone', async () => {
  const { sandbox, ids } = await spreadGuilds(3);
  const sockets = await Promise.all(
    [0, 1, 2].map(async (shard) => {
      const socket = await openSocket(sandbox);
      socket.send(identify(sandbox, [shard, 3]));
      const ready = await socket.next('READY');
      expect(ready.d?.shard).toEqual([shard, 3]);
      expect(JSON.stringify(ready.d?.guilds)).toContain(ids.get(shard));
      return socket;
    }),
  );
  for (const id of ids.values()) sandbox.member('Ada', id).send('general', 'x');
  for (const [shard, socket] of sockets.entries()) {
    expect((await socket.next('MESSAGE_CREATE')).d?.guild_id).toBe(ids.get(shard));
    expect(socket.received.filter(({ t }) => t === 'MESSAGE_CREATE')).toHaveLength(1);
  }
  expect(sandbox.shards().map(String)).toEqual(expect.arrayContaining(['0,3', '1,3', '2,3']));
});

test('what belongs to no guild arrives at the first shard alone', async () => {
  const sandbox = await sandboxForTest();
  const clients = [0, 1].map((shard) => {
    const intents = [Guilds, DirectMessages];
    return new Client({ intents, shards: [shard], shardCount: 2, rest: { api: sandbox.apiUrl } });
  });
  onTestFinished(async () => void (await Promise.all(clients.map((client) => client.destroy()))));
  const pressed: number[] = [];
  await Promise.all(
    clients.map(async (client, shard) => {
      client.on(Events.InteractionCreate, (interaction) => {
        pressed.push(shard);
        if (interaction.isButton()) void interaction.reply('Pressed');
      });
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(sandbox.token);
      await ready;
    }),
  );
  const noor = sandbox.member('Noor');
  const user = await clients[1]?.users.fetch(noor.id);
  const button = { type: 2, style: 1, label: 'Press', custom_id: 'press' };
  await user?.send({ content: 'Hello', components: [{ type: 1, components: [button] }] });
  const [message] = noor.messages('Ovation');
  if (message === undefined) throw new Error('No private message came');
  expect(messageOf(await noor.press(message, 'Press')).content).toBe('Pressed');
  expect(pressed).toEqual([0]);
});

test('several sessions of one shard hear the same', async () => {
  const sandbox = await sandboxForTest();
  const sockets = await Promise.all([openSocket(sandbox), openSocket(sandbox)]);
  for (const socket of sockets) {
    socket.send(identify(sandbox, [0, 1]));
    await socket.next('READY');
  }
  sandbox.member('Ada').send('general', 'x');
  for (const socket of sockets)
    expect((await socket.next('MESSAGE_CREATE')).d?.guild_id).toBe(sandbox.guildId);
});

test.each([[[2, 2]], [[-1, 2]], [[0, 0]], [[0.5, 2]], [['0', '1']], [[0]]])(
  'the shard %j is none, and closed with 4010',
  async (shard) => {
    const sandbox = await sandboxForTest();
    const socket = await openSocket(sandbox);
    socket.send(identify(sandbox, shard));
    expect(await socket.closed).toBe(4010);
  },
);

test('a number of shards that Discord does not assign to a very large bot is closed with 4010', async () => {
  const sandbox = await sandboxForTest({ gateway: { shardMultiple: 16 } });
  expect((await botGateway(sandbox)).shards).toBe(16);
  const socket = await openSocket(sandbox);
  socket.send(identify(sandbox, [0, 24]));
  expect(await socket.closed).toBe(4010);
});

test('a session that would have too many guilds is closed with 4011', async () => {
  const { sandbox } = await spreadGuilds(2, { guildsPerShard: 1 });
  const alone = await openSocket(sandbox);
  alone.send(identify(sandbox));
  expect(await alone.closed).toBe(4011);
});

test('more shards are advised for more guilds', async () => {
  const sandbox = await sandboxForTest();
  expect((await botGateway(sandbox)).shards).toBe(1);
  const [guild] = sandbox.world.guilds.values();
  if (guild === undefined) throw new Error('There is no guild');
  for (let more = 0; more < 1000; more++) {
    const id = sandbox.world.newId();
    sandbox.world.guilds.put(id, { ...guild, id });
  }
  expect((await botGateway(sandbox)).shards).toBe(2);
});

test('shards identify one at a time, those with different keys together', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({
    now: () => now,
    gateway: { maxConcurrency: 2, identifyWindow: 5000 },
  });
  const answerTo = async (shard: number) => {
    const socket = await openSocket(sandbox);
    socket.send(identify(sandbox, [shard, 4]));
    const { t, op, d } = await socket.nextOf((packet) => packet.t === 'READY' || packet.op === 9);
    return t ?? { op, d };
  };
  expect(await answerTo(0)).toBe('READY');
  expect(await answerTo(1)).toBe('READY');
  expect(await answerTo(2)).toEqual({ op: 9, d: false });
  now += 4999;
  expect(await answerTo(3)).toEqual({ op: 9, d: false });
  now += 1;
  expect(await answerTo(2)).toBe('READY');
  expect(await answerTo(3)).toBe('READY');
});

test('each start counts towards those of the day, after which the token is reset', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => now, gateway: { sessionStarts: 2 } });
  const { token } = sandbox;
  const start = async () => {
    const socket = await openSocket(sandbox);
    socket.send(identify(sandbox));
    return socket;
  };
  await (await start()).next('READY');
  expect((await botGateway(sandbox)).session_start_limit).toMatchObject({ total: 2, remaining: 1 });
  now += 24 * 60 * 60_000;
  expect((await botGateway(sandbox)).session_start_limit).toMatchObject({ total: 2, remaining: 2 });
  const last = [await start(), await start()];
  for (const socket of last) await socket.next('READY');
  expect(await (await start()).closed).toBe(4004);
  for (const socket of last) expect(await socket.closed).toBe(4009);
  expect(sandbox.token).not.toBe(token);
});

interface BotGateway {
  readonly shards: number;
  readonly session_start_limit: object;
}

async function botGateway(sandbox: Sandbox): Promise<BotGateway> {
  const { body } = await request<BotGateway>(sandbox, 'GET', '/gateway/bot');
  return body;
}
