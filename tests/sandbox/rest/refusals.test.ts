import { GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { listen } from '../gateway/socket.ts';
import { sandboxForTest } from './client.ts';
import { type MessageBody, post, request } from './request.ts';

const reaction = (emoji: string) => `reactions/${encodeURIComponent(emoji)}/@me`;

test('a filter refuses what has one of its words, in a new message and in an edit', async () => {
  const sandbox = await sandboxForTest();
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const { id } = await post(sandbox, 'general', { content: 'harmless' });
  sandbox.blockWords('Slur');
  for (const body of [{ content: 'a SLUR' }, { embeds: [{ fields: [{ name: 'x', value: 'slurs' }] }] }])
    for (const [method, address] of [
      ['POST', path],
      ['PATCH', `${path}/${id}`],
    ] as const)
      expect(await request(sandbox, method, address, body)).toMatchObject({
        status: 400,
        body: { code: 200000 },
      });
  expect(() => sandbox.member('Jun').send('general', 'slur')).toThrow('automatic moderation');
  expect(sandbox.channel('general').messages).toMatchObject([{ content: 'harmless' }]);
  sandbox.blockWords();
  expect((await request(sandbox, 'POST', path, { content: 'a slur' })).status).toBe(200);
});

test('a guild that demands two-factor authentication refuses moderation, and nothing else', async () => {
  const sandbox = await sandboxForTest();
  const socket = await listen(sandbox);
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  sandbox.channel('general').allow('bot', 'ManageMessages');
  sandbox.needTwoFactor(true);
  expect((await socket.next('GUILD_UPDATE')).d).toMatchObject({ mfa_level: 1 });
  const { id } = sandbox.member('Jun').send('general', 'x');
  for (const address of [`${path}/${id}`, `${path}/${id}/reactions`])
    expect(await request(sandbox, 'DELETE', address)).toMatchObject({ status: 403, body: { code: 60003 } });
  const own = await post(sandbox, 'general', { content: 'x' });
  expect((await request(sandbox, 'DELETE', `${path}/${own.id}`)).status).toBe(204);
  sandbox.needTwoFactor(false);
  expect((await request(sandbox, 'DELETE', `${path}/${id}`)).status).toBe(204);
});

test('a deleted emoji can only be used where somebody has reacted with it', async () => {
  const sandbox = await sandboxForTest({ unlimited: true });
  const socket = await listen(sandbox, GatewayIntentBits.GuildExpressions);
  const { id, name } = sandbox.createEmoji('bravo');
  expect((await socket.next('GUILD_EMOJIS_UPDATE')).d).toMatchObject({ emojis: [{ id, name }] });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const used = sandbox.member('Jun').send('general', 'x');
  const unused = sandbox.member('Jun').send('general', 'y');
  const bravo = reaction(`bravo:${id}`);
  expect((await request(sandbox, 'PUT', `${path}/${used.id}/${bravo}`)).status).toBe(204);
  sandbox.deleteEmoji(id ?? '');
  expect((await socket.next('GUILD_EMOJIS_UPDATE')).d).toMatchObject({ emojis: [] });
  sandbox.member('Noor').react(used, `bravo:${id}`);
  expect(await request(sandbox, 'PUT', `${path}/${unused.id}/${bravo}`)).toMatchObject({
    status: 400,
    body: { code: 10014 },
  });
});

test('nobody hears of emoji without the intent for expressions', async () => {
  const sandbox = await sandboxForTest();
  const socket = await listen(sandbox);
  sandbox.createEmoji('bravo');
  sandbox.createChannel('afterwards');
  await socket.next('CHANNEL_CREATE');
  expect(socket.received.map(({ t }) => t)).not.toContain('GUILD_EMOJIS_UPDATE');
});

test('a message takes 20 different emoji, and further members of those', async () => {
  const sandbox = await sandboxForTest({ unlimited: true });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const message = sandbox.member('Jun').send('general', 'x');
  for (let code = 0x1f600; code < 0x1f600 + 20; code++)
    sandbox.member('Jun').react(message, String.fromCodePoint(code));
  expect(await request(sandbox, 'PUT', `${path}/${message.id}/${reaction('👍')}`)).toMatchObject({
    status: 400,
    body: { code: 30010 },
  });
  expect((await request(sandbox, 'PUT', `${path}/${message.id}/${reaction('😀')}`)).status).toBe(204);
});

test('a cross takes embeds from sight, edits stay unseen, and an edit of the flags shows them again', async () => {
  const sandbox = await sandboxForTest();
  const socket = await listen(sandbox);
  const message = await post(sandbox, 'general', { embeds: [{ title: 'Glass' }] });
  const path = `/channels/${sandbox.channel('general').id}/messages/${message.id}`;
  expect(() => sandbox.member('Jun').suppressEmbeds(message)).toThrow('Manage Messages');
  sandbox.member('Malik').suppressEmbeds(message);
  expect((await socket.next('MESSAGE_UPDATE')).d).toMatchObject({ id: message.id, flags: 4, embeds: [] });
  expect((await request(sandbox, 'GET', path)).body).toMatchObject({ flags: 4, embeds: [] });
  const edited = await request<MessageBody>(sandbox, 'PATCH', path, { embeds: [{ title: 'Heart' }] });
  expect(edited).toMatchObject({ status: 200, body: { flags: 4, embeds: [] } });
  const shown = await request<MessageBody>(sandbox, 'PATCH', path, { flags: 0 });
  expect(shown.body).toMatchObject({ flags: 0, embeds: [{ title: 'Heart' }] });
});

test('edits in announcement channels can be limited hard', async () => {
  const sandbox = await sandboxForTest();
  sandbox.createChannel('news', 5);
  const edit = async (channel: string) => {
    const { id } = await post(sandbox, channel, { content: 'x' });
    const path = `/channels/${sandbox.channel(channel).id}/messages/${id}`;
    return request(sandbox, 'PATCH', path, { content: 'y' });
  };
  sandbox.faults.limitAnnouncementEdits(1);
  expect((await edit('news')).status).toBe(200);
  const { status, body, headers } = await edit('news');
  expect({ status, body }).toMatchObject({ status: 429, body: { code: 20022, global: false } });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
  expect(headers.get('x-ratelimit-scope')).toBe('shared');
  expect((await edit('general')).status).toBe(200);
  sandbox.faults.clear();
  expect((await edit('news')).status).toBe(200);
});

test.each([
  ['one by one', ['MESSAGE_DELETE', 'MESSAGE_DELETE']],
  ['in bulk', ['MESSAGE_DELETE_BULK']],
] as const)('a channel is emptied %s', async (how, events) => {
  const sandbox = await sandboxForTest();
  const socket = await listen(sandbox);
  for (const text of ['x', 'y']) sandbox.member('Jun').send('general', text);
  sandbox.channel('general').purge(how);
  expect(sandbox.channel('general').messages).toEqual([]);
  for (const event of events) await socket.next(event);
  expect(socket.received.filter(({ t }) => t?.startsWith('MESSAGE_DELETE'))).toHaveLength(events.length);
});
