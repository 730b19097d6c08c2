import { expect, test } from 'vitest';
import type { PermissionName } from '../../../src/sandbox/world/permissions.ts';
import { sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

test('a channel that the bot cannot view answers 50001', async () => {
  const sandbox = await sandboxForTest();
  const { id } = sandbox.channel('staff');
  for (const path of [`/channels/${id}`, `/channels/${id}/messages`])
    expect(await request(sandbox, 'GET', path)).toMatchObject({ status: 403, body: { code: 50001 } });
});

test.each<[PermissionName, object]>([
  ['SendMessages', { content: 'x' }],
  ['EmbedLinks', { embeds: [{ title: 'x' }] }],
])('posting without %s answers 50013', async (permission, body) => {
  const sandbox = await sandboxForTest();
  const channel = sandbox.channel('general');
  channel.deny('bot', permission);
  const path = `/channels/${channel.id}/messages`;
  expect(await request(sandbox, 'POST', path, body)).toMatchObject({ status: 403, body: { code: 50013 } });
  channel.allow('bot', permission);
  expect((await request(sandbox, 'POST', path, body)).status).toBe(200);
});

test('without Read Message History a channel looks empty, and its messages cannot be read or reacted to', async () => {
  const sandbox = await sandboxForTest();
  const channel = sandbox.channel('general');
  const message = sandbox.member('Ada').send('general', 'x');
  channel.deny('bot', 'ReadMessageHistory');
  const path = `/channels/${channel.id}/messages`;
  expect(await request(sandbox, 'GET', path)).toMatchObject({ status: 200, body: [] });
  expect((await request(sandbox, 'GET', `${path}/${message.id}`)).status).toBe(403);
  const reaction = `${path}/${message.id}/reactions/${encodeURIComponent('👍')}/@me`;
  expect((await request(sandbox, 'PUT', reaction)).body).toMatchObject({ code: 50013 });
});

test('without Add Reactions an emoji that is there already can still be used', async () => {
  const sandbox = await sandboxForTest();
  const message = sandbox.member('Ada').send('general', 'x');
  sandbox.channel('general').deny('everyone', 'AddReactions');
  const jun = sandbox.member('Jun');
  expect(() => jun.react(message, '👍')).toThrow('Add Reactions');
  sandbox.member('Ada').react(message, '👍');
  jun.react(message, '👍');
  expect(sandbox.channel('general').messages[0]?.reactions[0]?.normal).toHaveLength(2);
});

test("a member's overwrite outweighs their roles', and these that of @everyone", async () => {
  const sandbox = await sandboxForTest();
  const channel = sandbox.channel('general');
  const malik = sandbox.member('Malik');
  channel.deny('everyone', 'SendMessages');
  expect(() => malik.send('general', 'x')).toThrow('Send Messages');
  channel.allow('Moderator', 'SendMessages');
  malik.send('general', 'x');
  channel.deny('Malik', 'SendMessages');
  expect(() => malik.send('general', 'x')).toThrow('Send Messages');
  sandbox.member('Ada').send('general', 'the owner may do everything');
});

test('a member who cannot view a channel can do nothing in it', async () => {
  const sandbox = await sandboxForTest();
  expect(() => sandbox.member('Noor').messages('staff')).toThrow('cannot see');
  expect(sandbox.member('Malik').messages('staff')).toEqual([]);
});

test("removing another's message needs Manage Messages", async () => {
  const sandbox = await sandboxForTest();
  const message = sandbox.member('Ada').send('general', 'x');
  const path = `/channels/${sandbox.channel('general').id}/messages/${message.id}`;
  expect((await request(sandbox, 'DELETE', path)).body).toMatchObject({ code: 50013 });
  expect(() => sandbox.member('Noor').remove(message)).toThrow('Manage Messages');
  sandbox.member('Malik').remove(message);
  expect((await request(sandbox, 'GET', path)).body).toMatchObject({ code: 10008 });
});

test('taking all reactions off needs Manage Messages', async () => {
  const sandbox = await sandboxForTest();
  const message = sandbox.member('Ada').send('general', 'x');
  for (const emoji of ['👍', '👎', '🌟']) sandbox.member('Jun').react(message, emoji);
  const names = () => sandbox.channel('general').messages[0]?.reactions.map(({ emoji }) => emoji.name);
  expect(() => sandbox.member('Jun').clearReactions(message)).toThrow('Manage Messages');
  const path = `/channels/${sandbox.channel('general').id}/messages/${message.id}/reactions`;
  expect((await request(sandbox, 'DELETE', path)).body).toMatchObject({ code: 50013 });
  sandbox.member('Malik').clearReactions(message, '👎');
  expect(names()).toEqual(['👍', '🌟']);
  sandbox.member('Malik').clearReactions(message);
  expect(names()).toEqual([]);
});

test('before it is invited the bot finds no guild and no channel', async () => {
  const sandbox = await sandboxForTest({ joined: false });
  expect((await request(sandbox, 'GET', '/users/@me/guilds')).body).toEqual([]);
  const path = `/channels/${sandbox.channel('general').id}`;
  expect((await request(sandbox, 'GET', path)).status).toBe(404);
  sandbox.join();
  expect((await request(sandbox, 'GET', path)).status).toBe(200);
  sandbox.leave();
  expect((await request(sandbox, 'GET', path)).status).toBe(404);
});
