import { ChannelType } from 'discord.js';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { listen } from '../gateway/socket.ts';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { type MessageBody, post, request } from '../rest/request.ts';

/** A thread in #general with a message of the bot. */
async function threadWithMessage(sandbox: Sandbox) {
  const thread = sandbox.createThread('general', 'First night');
  const message = await post(sandbox, 'First night', { content: 'x' });
  return {
    thread,
    path: `/channels/${thread.id}/messages`,
    message: `/channels/${thread.id}/messages/${message.id}`,
  };
}

const thumb = encodeURIComponent('👍');

test('a real client hears of a thread that a member starts, and posts and reacts in it', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const created = new Promise((resolve) => client.once('threadCreate', resolve));
  const id = sandbox.member('Jun').createThread('general', 'First night');
  await created;
  const thread = client.channels.cache.get(id);
  expect(thread).toMatchObject({ type: ChannelType.PublicThread, parentId: sandbox.channel('general').id });
  if (!thread?.isSendable()) throw new Error('No thread');
  const message = await thread.send('Hello');
  await message.react('👍');
  sandbox.member('Noor').react(message, '👍');
  expect(sandbox.channel('First night').messages).toMatchObject([{ reactions: [{ normal: { length: 2 } }] }]);
});

test('active threads are in GUILD_CREATE and in the list, archived ones can only be asked for', async () => {
  const sandbox = await sandboxForTest();
  const active = sandbox.createThread('general', 'active');
  const archived = sandbox.createThread('general', 'archived');
  sandbox.createThread('staff', 'hidden from the bot');
  archived.archive();
  const socket = await listen(sandbox);
  const created = socket.received.find(({ t }) => t === 'GUILD_CREATE')?.d;
  expect(created?.threads).toMatchObject([{ id: active.id, thread_metadata: { archived: false } }]);
  expect(created?.channels).toMatchObject([{ name: 'general' }, { name: 'reviews' }, { name: 'staff' }]);
  const list = await request(sandbox, 'GET', `/guilds/${sandbox.guildId}/threads/active`);
  expect(list.body.threads).toMatchObject([{ id: active.id }]);
  expect((await request(sandbox, 'GET', `/channels/${archived.id}`)).body).toMatchObject({
    parent_id: sandbox.channel('general').id,
    thread_metadata: { archived: true, locked: false },
  });
});

test.each([false, true])('an archived thread can be read, but not changed (locked: %s)', async (locked) => {
  const sandbox = await sandboxForTest({ unlimited: true });
  const { thread, path, message } = await threadWithMessage(sandbox);
  thread.archive({ locked });
  expect((await request<MessageBody[]>(sandbox, 'GET', path)).body).toHaveLength(1);
  expect((await request(sandbox, 'GET', message)).status).toBe(200);
  for (const [method, address, body] of [
    ['PATCH', message, { content: 'y' }],
    ['DELETE', message],
    ['PUT', `${message}/reactions/${thumb}/@me`],
    ['DELETE', `${message}/reactions/${thumb}/@me`],
  ] as const)
    expect(await request(sandbox, method, address, body)).toMatchObject({
      status: 400,
      body: { code: 50083 },
    });
});

test('a message opens an archived thread, unless it is locked', async () => {
  const sandbox = await sandboxForTest();
  const { thread, path, message } = await threadWithMessage(sandbox);
  const socket = await listen(sandbox);
  thread.archive({ locked: true });
  await socket.next('THREAD_UPDATE');
  expect(await request(sandbox, 'POST', path, { content: 'y' })).toMatchObject({ body: { code: 50083 } });
  expect(() => sandbox.member('Jun').send(thread.id, 'y')).toThrow('locked');
  thread.open();
  await socket.next('THREAD_UPDATE');
  expect((await request(sandbox, 'PATCH', message, { content: 'y' })).status).toBe(200);
  thread.archive();
  await socket.next('THREAD_UPDATE');
  expect((await request(sandbox, 'POST', path, { content: 'z' })).status).toBe(200);
  expect((await socket.next('THREAD_UPDATE')).d).toMatchObject({ thread_metadata: { archived: false } });
});

test('in a locked thread that is open, messages are deleted and reacted to, but neither written nor edited', async () => {
  const sandbox = await sandboxForTest();
  const { thread, path, message } = await threadWithMessage(sandbox);
  thread.archive({ locked: true });
  thread.open({ locked: true });
  for (const [method, address] of [
    ['POST', path],
    ['PATCH', message],
  ] as const)
    expect((await request(sandbox, method, address, { content: 'y' })).body).toMatchObject({ code: 160005 });
  expect((await request(sandbox, 'PUT', `${message}/reactions/${thumb}/@me`)).status).toBe(204);
  expect((await request(sandbox, 'DELETE', message)).status).toBe(204);
});

test('nobody reacts or uses commands in an archived thread', async () => {
  const sandbox = await sandboxForTest();
  const jun = sandbox.member('Jun');
  const thread = sandbox.createThread('general', 'First night');
  const message = sandbox.member('Noor').send(thread.id, 'x');
  jun.react(message, '👍');
  thread.archive();
  expect(() => jun.react(message, '👎')).toThrow('archived');
  expect(() => jun.unreact(message, '👍')).toThrow('archived');
  await expect(jun.slash('/top', {}, { channel: thread.id })).rejects.toThrow('archived');
});

test('a thread has its parent’s permissions, and its own one for sending', async () => {
  const sandbox = await sandboxForTest();
  const thread = sandbox.createThread('general', 'First night');
  const send = () => request(sandbox, 'POST', `/channels/${thread.id}/messages`, { content: 'x' });
  sandbox.channel('general').deny('bot', 'SendMessages');
  expect((await send()).status).toBe(200);
  sandbox.channel('general').deny('bot', 'SendMessagesInThreads');
  expect(await send()).toMatchObject({ status: 403, body: { code: 50013 } });
  sandbox.channel('general').deny('bot', 'ViewChannel');
  expect(await send()).toMatchObject({ status: 403, body: { code: 50001 } });
});

test('a deleted thread is told of, and the threads of a deleted channel are gone without a word', async () => {
  const sandbox = await sandboxForTest();
  const socket = await listen(sandbox);
  const { thread } = await threadWithMessage(sandbox);
  thread.delete();
  expect((await socket.next('THREAD_DELETE')).d).toEqual({
    id: thread.id,
    guild_id: sandbox.guildId,
    parent_id: sandbox.channel('general').id,
    type: ChannelType.PublicThread,
  });
  const { message } = await threadWithMessage(sandbox);
  sandbox.channel('general').delete();
  await socket.next('CHANNEL_DELETE');
  sandbox.createChannel('afterwards');
  await socket.next('CHANNEL_CREATE');
  expect(socket.received.filter(({ t }) => t === 'THREAD_DELETE')).toHaveLength(1);
  expect((await request(sandbox, 'GET', message)).body).toMatchObject({ code: 10003 });
});
