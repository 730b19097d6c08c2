import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Client, GatewayIntentBits } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { post } from '../rest/request.ts';
import { openSocket } from './socket.ts';

const identify = (token: string, intents = 0) => ({
  op: 2,
  d: { token, intents, properties: { os: 'x', browser: 'x', device: 'x' } },
});

const intents =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.GuildMessageReactions;

/** A bare connection that has identified and has been told of its guild. */
async function identified(sandbox: Sandbox, wanted = intents) {
  const socket = await openSocket(sandbox);
  socket.send(identify(sandbox.token, wanted));
  const ready = await socket.next('READY');
  if (wanted & GatewayIntentBits.Guilds) await socket.next('GUILD_CREATE');
  return { socket, sessionId: String(ready.d?.session_id) };
}

test('a real client logs in and sees the guild, its channels and its roles', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const guild = client.guilds.cache.get(sandbox.guildId);
  expect(guild?.name).toBe('Ovation Sandbox');
  expect(guild?.channels.cache.map(({ name }) => name)).toEqual(['general', 'reviews', 'staff']);
  expect(guild?.roles.cache.map(({ name }) => name)).toContain('Moderator');
  const me = await guild?.members.fetchMe();
  expect(me?.permissions.has('EmbedLinks')).toBe(true);
  expect(me?.permissions.has('ManageMessages')).toBe(false);
});

test('a real client posts, reacts, edits and deletes', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const channel = await client.channels.fetch(sandbox.channel('general').id);
  if (!channel?.isSendable()) throw new Error('No channel');
  const message = await channel.send({ embeds: [{ title: 'Glass' }] });
  await message.react('👍');
  await message.edit({ embeds: [{ title: 'Heart' }] });
  expect(sandbox.channel('general').messages).toMatchObject([
    { embeds: [{ title: 'Heart' }], reactions: [{ normal: [sandbox.botId] }] },
  ]);
  await message.delete();
  expect(sandbox.channel('general').messages).toEqual([]);
});

test('a wrong token is closed with 4004', async () => {
  const sandbox = await sandboxForTest();
  const socket = await openSocket(sandbox);
  socket.send(identify('wrong'));
  expect(await socket.closed).toBe(4004);
});

test('a privileged intent is closed with 4014 until it is switched on', async () => {
  const sandbox = await sandboxForTest();
  const refused = await openSocket(sandbox);
  refused.send(identify(sandbox.token, GatewayIntentBits.MessageContent));
  expect(await refused.closed).toBe(4014);
  sandbox.world.privilegedIntents.add(GatewayIntentBits.MessageContent);
  const { sessionId } = await identified(sandbox, GatewayIntentBits.MessageContent);
  expect(sessionId).not.toBe('');
});

test('discord.js reports a refused token and a refused intent as such', async () => {
  const sandbox = await sandboxForTest();
  const client = new Client({
    intents: [GatewayIntentBits.MessageContent],
    rest: { api: sandbox.apiUrl },
  });
  onTestFinished(() => client.destroy());
  await expect(client.login('wrong')).rejects.toThrow('invalid token');
  await expect(client.login(sandbox.token)).rejects.toThrow('disallowed intents');
});

test.each([
  ['an unknown opcode', { op: 99 }, 4001],
  ['something that is no packet', 'x', 4002],
  ['a request before identifying', { op: 8, d: {} }, 4003],
])('%s closes the connection', async (_, packet, code) => {
  const sandbox = await sandboxForTest();
  const socket = await openSocket(sandbox);
  socket.send(packet);
  expect(await socket.closed).toBe(code);
});

test('intents that do not exist are closed with 4013', async () => {
  const sandbox = await sandboxForTest();
  const socket = await openSocket(sandbox);
  socket.send(identify(sandbox.token, 2 ** 30));
  expect(await socket.closed).toBe(4013);
});

test.each([{ op: 2 }, { op: 6 }, { op: 2, d: null }, { op: 6, d: 'x' }, { d: {} }, [], null])(
  'what cannot be read is closed with 4002: %j',
  async (packet) => {
    const sandbox = await sandboxForTest();
    const socket = await openSocket(sandbox);
    socket.send(packet);
    expect(await socket.closed).toBe(4002);
  },
);

test('a page of a website reaches no gateway', async () => {
  const sandbox = await sandboxForTest();
  const address = `${sandbox.url.replace('http', 'ws')}/gateway?v=10`;
  const foreign = new WebSocket(address, { origin: 'https://elsewhere.example' });
  const [error] = (await once(foreign, 'error')) as [Error];
  expect(error.message).toBe('Unexpected server response: 403');
});

test('a connection that speaks no WebSocket is closed, also when its version is refused', async () => {
  const sandbox = await sandboxForTest();
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/gateway?v=9`);
  const [message] = (await once(socket, 'upgrade')) as [IncomingMessage];
  message.socket.write(Buffer.alloc(16, 0xff));
  await once(socket, 'close');
  const client = await clientFor(sandbox);
  expect(client.guilds.cache.size).toBe(1);
});

test('a heartbeat is acknowledged', async () => {
  const sandbox = await sandboxForTest();
  const socket = await openSocket(sandbox);
  socket.send({ op: 1, d: null });
  expect((await socket.nextOf(({ op }) => op === 11)).op).toBe(11);
});

test('a reaction’s event has its author and member, its removal has not', async () => {
  const sandbox = await sandboxForTest();
  const { socket } = await identified(sandbox);
  const message = await post(sandbox, 'general', { content: 'x' });
  const noor = sandbox.member('Noor');
  noor.react(message, '👍', { super: true });
  expect((await socket.next('MESSAGE_REACTION_ADD')).d).toMatchObject({
    user_id: noor.id,
    message_id: message.id,
    message_author_id: sandbox.botId,
    member: { user: { username: 'noor' } },
    burst: true,
    type: 1,
    emoji: { id: null, name: '👍' },
  });
  noor.unreact(message, '👍', { super: true });
  const removed = await socket.next('MESSAGE_REACTION_REMOVE');
  expect(removed.d).toMatchObject({ user_id: noor.id, burst: true });
  expect(removed.d).not.toHaveProperty('message_author_id');
  expect(removed.d).not.toHaveProperty('member');
});

test('the content of others is empty, that of the bot is not', async () => {
  const sandbox = await sandboxForTest();
  const { socket } = await identified(sandbox);
  sandbox.member('Ada').send('general', 'private matters');
  expect((await socket.next('MESSAGE_CREATE')).d).toMatchObject({ content: '', author: { username: 'ada' } });
  await post(sandbox, 'general', { content: 'mine' });
  expect((await socket.next('MESSAGE_CREATE')).d).toMatchObject({ content: 'mine' });
});

test('events arrive only with their intent, and only from channels that the bot can view', async () => {
  const sandbox = await sandboxForTest();
  const { socket } = await identified(sandbox, GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages);
  const message = sandbox.member('Ada').send('staff', 'hidden');
  sandbox.member('Ada').react(message, '👍');
  const shown = sandbox.member('Ada').send('general', 'shown');
  sandbox.member('Ada').react(shown, '👍');
  sandbox.member('Ada').remove(shown);
  await socket.next('MESSAGE_DELETE');
  const names = socket.received.map(({ t }) => t).filter(Boolean);
  expect(names).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'MESSAGE_DELETE']);
});

test('a resumed connection receives what happened while it was away', async () => {
  const sandbox = await sandboxForTest();
  const { socket, sessionId } = await identified(sandbox);
  const sequence = socket.received.at(-1)?.s;
  sandbox.faults.dropGateway();
  expect(await socket.closed).toBe(4000);
  sandbox.member('Ada').send('general', 'missed');
  const again = await openSocket(sandbox);
  again.send({ op: 6, d: { token: sandbox.token, session_id: sessionId, seq: sequence } });
  await again.next('RESUMED');
  expect(again.received.map(({ t }) => t).filter(Boolean)).toEqual(['MESSAGE_CREATE', 'RESUMED']);
});

test('a session that was forgotten cannot be resumed', async () => {
  const sandbox = await sandboxForTest();
  const { socket, sessionId } = await identified(sandbox);
  sandbox.faults.dropGateway({ resume: false });
  expect(await socket.closed).toBe(4009);
  const again = await openSocket(sandbox);
  again.send({ op: 6, d: { token: sandbox.token, session_id: sessionId, seq: 1 } });
  expect(await again.nextOf(({ op }) => op === 9)).toMatchObject({ d: false });
});

test('a real client resumes, and hears what it missed', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const resumed = new Promise((resolve) => client.once('shardResume', resolve));
  const heard = new Promise((resolve) => client.once('messageCreate', ({ id }) => resolve(id)));
  sandbox.faults.dropGateway();
  await sandbox.until(() => sandbox.connections() === 0);
  const { id } = sandbox.member('Ada').send('general', 'missed');
  await resumed;
  expect(await heard).toBe(id);
});

test('a client learns that it was invited and removed', async () => {
  const sandbox = await sandboxForTest({ joined: false });
  const { socket } = await identified(sandbox, GatewayIntentBits.GuildMessages);
  const other = await openSocket(sandbox);
  other.send(identify(sandbox.token, intents));
  expect((await other.next('READY')).d).toMatchObject({ guilds: [] });
  sandbox.join();
  expect((await other.next('GUILD_CREATE')).d).toMatchObject({ id: sandbox.guildId });
  sandbox.leave();
  const removed = await other.next('GUILD_DELETE');
  expect(removed.d).toEqual({ id: sandbox.guildId });
  expect(socket.received.map(({ t }) => t).filter(Boolean)).toEqual(['READY']);
});

test('a client learns of channels that come, change and go, and of roles that change', async () => {
  const sandbox = await sandboxForTest();
  const { socket } = await identified(sandbox);
  const channel = sandbox.createChannel('news', 5);
  expect((await socket.next('CHANNEL_CREATE')).d).toMatchObject({ id: channel.id, name: 'news', type: 5 });
  channel.deny('everyone', 'SendMessages');
  expect((await socket.next('CHANNEL_UPDATE')).d).toMatchObject({
    permission_overwrites: [{ id: sandbox.guildId, type: 0, allow: '0', deny: '2048' }],
  });
  channel.delete();
  expect((await socket.next('CHANNEL_DELETE')).d).toMatchObject({ id: channel.id });
  sandbox.setRole('Moderator', 'ManageGuild');
  expect((await socket.next('GUILD_ROLE_UPDATE')).d).toMatchObject({
    role: { name: 'Moderator', permissions: '32' },
  });
});
