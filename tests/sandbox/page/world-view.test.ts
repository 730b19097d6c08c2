import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { listen } from '../gateway/socket.ts';
import { post, request } from '../rest/request.ts';
import { actAs, changeWorld, rawRequest, sandboxWithPage, viewOf } from './page-request.ts';

/** Changes the world and answers what the owner's page then shows of it. */
async function after(sandbox: Sandbox, action: object, channel = 'general') {
  expect(await changeWorld(sandbox, action)).toEqual({ status: 200, body: {} });
  return (await viewOf(sandbox, 'Ada', channel)).world;
}

const permissionsOf = (entries: readonly { name: string; permissions: readonly string[] }[], name: string) =>
  entries.find((entry) => entry.name === name)?.permissions;

test('roles are made, given and taken, and what they permit counts at once', async () => {
  const sandbox = await sandboxWithPage();
  const jun = sandbox.member('Jun');
  const { roles } = await after(sandbox, { action: 'new-role', name: '  Critics ' });
  const critics = roles.find(({ name }) => name === 'Critics');
  expect(critics).toMatchObject({ permissions: [], isAssignable: true });
  const role = critics?.id ?? '';
  expect(roles.filter(({ isAssignable }) => isAssignable).map(({ name }) => name)).toEqual([
    'Moderator',
    'Critics',
  ]);
  const given = await after(sandbox, { action: 'role', member: jun.id, role, held: true });
  expect(given.members.find(({ id }) => id === jun.id)?.roles).toEqual([role]);
  const message = sandbox.member('Noor').send('general', 'Hello');
  expect(await actAs(sandbox, 'Jun', { action: 'remove', message: message.id })).toMatchObject({
    status: 400,
  });
  const permitted = await after(sandbox, {
    action: 'permission',
    role,
    permission: 'ManageMessages',
    allowed: true,
  });
  expect(permissionsOf(permitted.roles, 'Critics')).toEqual(['ManageMessages']);
  expect(await actAs(sandbox, 'Jun', { action: 'remove', message: message.id })).toMatchObject({
    status: 200,
  });
  const taken = await after(sandbox, { action: 'role', member: jun.id, role, held: false });
  expect(taken.members.find(({ id }) => id === jun.id)?.roles).toEqual([]);
});

test('what the bot and roles may do in a channel is shown and changed', async () => {
  const sandbox = await sandboxWithPage();
  const before = (await viewOf(sandbox, 'Ada', 'staff')).world.inChannel;
  expect(permissionsOf(before, 'The bot')).toEqual([]);
  expect(permissionsOf(before, '@everyone')).toEqual([]);
  expect(permissionsOf(before, 'Moderator')).toContain('ViewChannel');
  const channel = sandbox.channel('staff').id;
  const change = { action: 'channel-permission', channel, permission: 'ViewChannel' };
  const allowed = await after(sandbox, { ...change, subject: 'bot', allowed: true }, 'staff');
  expect(permissionsOf(allowed.inChannel, 'The bot')).toContain('SendMessages');
  expect((await request(sandbox, 'GET', `/channels/${channel}`)).status).toBe(200);
  await after(sandbox, { ...change, subject: sandbox.guildId, allowed: true });
  expect((await viewOf(sandbox, 'Noor', 'staff')).channelId).toBe(channel);
});

test('members leave and come back without their roles; what they wrote and how they reacted stays', async () => {
  const sandbox = await sandboxWithPage();
  const malik = sandbox.member('Malik');
  const { id } = await post(sandbox, 'reviews', { content: 'A review' });
  malik.react({ id }, '👍');
  malik.send('general', 'Farewell');
  const left = await after(sandbox, { action: 'membership', member: malik.id, present: false });
  expect(left.members.map(({ name }) => name)).not.toContain('Malik');
  expect(left.formerMembers).toMatchObject([{ id: malik.id, name: 'Malik' }]);
  await expect(viewOf(sandbox, 'Malik')).rejects.toThrow('Malik has left the server.');
  const [farewell] = (await viewOf(sandbox, 'Ada')).messages;
  expect(farewell).toMatchObject({ content: 'Farewell', author: { name: 'Malik' } });
  const reactions = `/channels/${sandbox.channel('reviews').id}/messages/${id}/reactions`;
  const { body: users } = await request(sandbox, 'GET', `${reactions}/${encodeURIComponent('👍')}`);
  expect(users).toMatchObject([{ id: malik.id, global_name: 'Malik' }]);
  const member = `/guilds/${sandbox.guildId}/members/${malik.id}`;
  expect(await request(sandbox, 'GET', member)).toMatchObject({ status: 404, body: { code: 10007 } });
  const back = await after(sandbox, { action: 'membership', member: malik.id, present: true });
  expect(back.formerMembers).toEqual([]);
  expect(back.members.find(({ name }) => name === 'Malik')?.roles).toEqual([]);
  expect((await request(sandbox, 'GET', member)).status).toBe(200);
});

test('the bot is told of members only with the intent for them, and of its own roles always', async () => {
  const sandbox = await sandboxWithPage();
  const socket = await listen(sandbox);
  const jun = sandbox.member('Jun').id;
  const { roles } = await after(sandbox, { action: 'new-role', name: 'Critics' });
  const role = roles.find(({ name }) => name === 'Critics')?.id;
  await socket.next('GUILD_ROLE_CREATE');
  await after(sandbox, { action: 'role', member: jun, role, held: true });
  await after(sandbox, { action: 'membership', member: jun, present: false });
  await after(sandbox, { action: 'membership', member: jun, present: true });
  await after(sandbox, { action: 'role', member: sandbox.botId, role, held: true });
  const update = await socket.next('GUILD_MEMBER_UPDATE');
  expect(update.d).toMatchObject({ user: { id: sandbox.botId } });
});

test('channels are made, emptied and deleted, and the bot hears of each', async () => {
  const sandbox = await sandboxWithPage();
  const socket = await listen(sandbox);
  await after(sandbox, { action: 'new-channel', name: 'Night Owls' });
  expect((await socket.next('CHANNEL_CREATE')).d).toMatchObject({ name: 'night-owls' });
  const channel = sandbox.channel('night-owls');
  for (let number = 0; number < 101; number++) sandbox.member('Noor').send('night-owls', `${number}`);
  await after(sandbox, { action: 'empty-channel', channel: channel.id, how: 'in bulk' });
  expect(channel.messages).toEqual([]);
  for (const length of [100, 1])
    expect((await socket.next('MESSAGE_DELETE_BULK')).d?.ids).toHaveLength(length);
  await after(sandbox, { action: 'delete-channel', channel: channel.id });
  expect((await socket.next('CHANNEL_DELETE')).d).toMatchObject({ id: channel.id });
  expect((await viewOf(sandbox, 'Ada')).channels.map(({ name }) => name)).not.toContain('night-owls');
});

test('the bot is removed and invited again', async () => {
  const sandbox = await sandboxWithPage();
  expect((await after(sandbox, { action: 'bot-membership', present: false })).isBotHere).toBe(false);
  expect((await viewOf(sandbox, 'Ada')).members.some(({ bot }) => bot)).toBe(false);
  expect((await after(sandbox, { action: 'bot-membership', present: true })).isBotHere).toBe(true);
  expect((await after(sandbox, { action: 'bot-membership', present: true })).isBotHere).toBe(true);
  const leave = { action: 'membership', member: sandbox.botId, present: false };
  expect(await changeWorld(sandbox, leave)).toMatchObject({ status: 400 });
  const everyone = { action: 'role', member: 'Jun', role: sandbox.guildId, held: true };
  expect(await changeWorld(sandbox, everyone)).toMatchObject({ status: 400 });
});

test('Discord is late, rate limits and fails on request, until somebody ends that', async () => {
  const sandbox = await sandboxWithPage();
  expect((await after(sandbox, { action: 'latency', milliseconds: 5 })).latency).toBe(5);
  expect((await after(sandbox, { action: 'trouble', trouble: 'server-errors' })).falseAnswers).toBe(5);
  expect((await request(sandbox, 'GET', '/users/@me')).status).toBe(500);
  expect((await viewOf(sandbox, 'Ada')).world.falseAnswers).toBe(4);
  const calm = await after(sandbox, { action: 'trouble', trouble: 'none' });
  expect(calm).toMatchObject({ latency: 0, falseAnswers: 0 });
  expect((await request(sandbox, 'GET', '/users/@me')).status).toBe(200);
  await after(sandbox, { action: 'trouble', trouble: 'too-many-requests' });
  expect((await request(sandbox, 'GET', '/users/@me')).status).toBe(429);
  await after(sandbox, { action: 'trouble', trouble: 'none' });
  await after(sandbox, { action: 'trouble', trouble: 'error-after-posting' });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  expect((await request(sandbox, 'POST', path, { content: 'x' })).status).toBe(500);
  expect(sandbox.channel('general').messages).toMatchObject([{ content: 'x' }]);
});

test.each([
  ['drop-with-resume', 4000],
  ['drop-without-resume', 4009],
])('the connection is lost: %s closes it with %i', async (trouble, code) => {
  const sandbox = await sandboxWithPage();
  const socket = await listen(sandbox);
  await after(sandbox, { action: 'trouble', trouble });
  expect(await socket.closed).toBe(code);
});

test('the bot hears of reactions never, or twice', async () => {
  const sandbox = await sandboxWithPage();
  const socket = await listen(sandbox);
  const { id } = await post(sandbox, 'general', { content: 'x' });
  const react = (...emoji: string[]) => {
    for (const each of emoji) sandbox.member('Jun').react({ id }, each);
  };
  await after(sandbox, { action: 'trouble', trouble: 'lost-reactions' });
  react('👍', '👎', '🎉', '🔥', '👀');
  await after(sandbox, { action: 'trouble', trouble: 'doubled-reactions' });
  react('🍿');
  for (const emoji of [{ name: '🍿' }, { name: '🍿' }])
    expect((await socket.next('MESSAGE_REACTION_ADD')).d).toMatchObject({ emoji });
});

test('a channel is emptied one by one, and the bot hears of each message', async () => {
  const sandbox = await sandboxWithPage();
  const socket = await listen(sandbox);
  for (const text of ['x', 'y']) sandbox.member('Jun').send('general', text);
  const { id: channel } = sandbox.channel('general');
  await after(sandbox, { action: 'empty-channel', channel, how: 'one by one' });
  expect(sandbox.channel('general').messages).toEqual([]);
  for (const _ of ['x', 'y']) await socket.next('MESSAGE_DELETE');
});

test('a thread is started, seen below its channel, archived and opened', async () => {
  const sandbox = await sandboxWithPage();
  const { id: channel } = sandbox.channel('general');
  expect(await after(sandbox, { action: 'new-thread', channel, name: 'First night' })).not.toHaveProperty(
    'isArchived',
  );
  const { channels } = await viewOf(sandbox, 'Ada');
  expect(channels.map(({ name }: { name: string }) => name)).toEqual([
    'general',
    'First night',
    'reviews',
    'staff',
  ]);
  const thread = sandbox.channel('First night').id;
  for (const archived of [true, false]) {
    const action = { action: 'archive-thread', channel: thread, archived };
    expect(await after(sandbox, action, 'First night')).toMatchObject({ isArchived: archived });
  }
});

test('the bot is timed out for some minutes, and released', async () => {
  const sandbox = await sandboxWithPage();
  expect((await after(sandbox, { action: 'time-out-bot', minutes: 5 })).isBotTimedOut).toBe(true);
  await expect(post(sandbox, 'general', { content: 'x' })).rejects.toThrow('50013');
  expect((await after(sandbox, { action: 'time-out-bot', minutes: 0 })).isBotTimedOut).toBe(false);
  await post(sandbox, 'general', { content: 'x' });
});

test('emoji are made and deleted', async () => {
  const sandbox = await sandboxWithPage();
  const { emoji } = await after(sandbox, { action: 'new-emoji', name: 'bravo' });
  expect(emoji).toMatchObject([{ name: 'bravo' }]);
  expect((await after(sandbox, { action: 'delete-emoji', id: emoji[0]?.id })).emoji).toEqual([]);
});

test.each([
  ['edits-put-off', 'PATCH'],
  ['posts-put-off', 'POST'],
])('for a minute, Discord takes none: %s', async (trouble, method) => {
  const sandbox = await sandboxWithPage();
  const { id } = await post(sandbox, 'general', { content: 'x' });
  const path = `/channels/${sandbox.channel('general').id}/messages${method === 'PATCH' ? `/${id}` : ''}`;
  await after(sandbox, { action: 'trouble', trouble });
  const { status, headers } = await request(sandbox, method, path, { content: 'y' });
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
  await after(sandbox, { action: 'trouble', trouble: 'none' });
  expect((await request(sandbox, method, path, { content: 'y' })).status).toBe(200);
});

test.each<[string, object]>([
  ['owns the server', { action: 'membership', member: 'Ada', present: false }],
  ['has not left', { action: 'membership', member: 'Jun', present: true }],
  ['no channel "attic"', { action: 'delete-channel', channel: 'attic' }],
  ['no role "King"', { action: 'role', member: 'Jun', role: 'King', held: true }],
  ['Type a name', { action: 'new-role', name: '  ' }],
  ['letters, digits', { action: 'new-emoji', name: 'a b' }],
  ['at most 100', { action: 'new-channel', name: 'a'.repeat(101) }],
  ['permission', { action: 'permission', role: 'Moderator', permission: 'Fly', allowed: true }],
  ['action', { action: 'end the world' }],
])('what cannot be changed is refused with a sentence: %s', async (sentence, action) => {
  const sandbox = await sandboxWithPage();
  const { status, body } = await changeWorld(sandbox, action);
  expect(status).toBe(400);
  expect(body.message).toContain(sentence);
});

test('a foreign page changes nothing', async () => {
  const sandbox = await sandboxWithPage();
  const body = JSON.stringify({ action: 'bot-membership', present: false });
  const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
  expect(await rawRequest(sandbox, '/page/api/world', { method: 'POST', headers, body })).toMatchObject({
    status: 403,
  });
  expect((await viewOf(sandbox, 'Ada')).world.isBotHere).toBe(true);
});
