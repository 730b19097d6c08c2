import { expect, test } from 'vitest';
import { sandboxForTest } from './client.ts';
import { type MessageBody, post, request } from './request.ts';

test('a route that Discord does not have answers 404 and is recorded', async () => {
  const sandbox = await sandboxForTest();
  const { status, body } = await request(sandbox, 'GET', '/nonsense');
  expect(status).toBe(404);
  expect(body).toEqual({ message: '404: Not Found', code: 0 });
  expect(sandbox.requests.at(-1)).toMatchObject({ method: 'GET', path: '/nonsense', status: 404 });
});

test('a request without the right token answers 401', async () => {
  const sandbox = await sandboxForTest();
  const { status } = await request(sandbox, 'GET', '/users/@me', undefined, 'Bot wrong');
  expect(status).toBe(401);
});

test('the bot finds itself, escaped or not', async () => {
  const sandbox = await sandboxForTest();
  for (const path of ['/users/@me', '/users/%40me', `/users/${sandbox.botId}`])
    expect((await request(sandbox, 'GET', path)).body).toMatchObject({ id: sandbox.botId, bot: true });
  expect((await request(sandbox, 'GET', '/applications/@me')).body).toMatchObject({
    id: sandbox.applicationId,
  });
});

test('a channel is paged from the newest message to the oldest', async () => {
  const sandbox = await sandboxForTest();
  const channel = sandbox.channel('general');
  const ada = sandbox.member('Ada');
  const sent = Array.from({ length: 5 }, (_, number) => ada.send('general', String(number)).id);
  const page = async (query: string) => {
    const { body } = await request<MessageBody[]>(
      sandbox,
      'GET',
      `/channels/${channel.id}/messages?${query}`,
    );
    return body.map(({ id }) => sent.indexOf(id));
  };
  expect(await page('limit=2')).toEqual([4, 3]);
  expect(await page(`limit=2&before=${sent[3]}`)).toEqual([2, 1]);
  expect(await page(`limit=2&after=${sent[1]}`)).toEqual([3, 2]);
  expect(await page(`limit=3&around=${sent[2]}`)).toEqual([3, 2, 1]);
  const { status } = await request(sandbox, 'GET', `/channels/${channel.id}/messages?limit=101`);
  expect(status).toBe(400);
});

test('embeds come back as Discord keeps them', async () => {
  const sandbox = await sandboxForTest();
  const { embeds } = await post(sandbox, 'general', {
    embeds: [
      { title: ' Glass  ', fields: [{ name: ' a', value: 'b ' }], footer: { text: ' c ' }, url: null },
    ],
  });
  expect(embeds).toEqual([
    {
      type: 'rich',
      title: 'Glass',
      fields: [{ name: 'a', value: 'b', inline: false }],
      footer: { text: 'c' },
    },
  ]);
});

test('an edit changes what it names and leaves the rest', async () => {
  const sandbox = await sandboxForTest();
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const { id } = await post(sandbox, 'general', { content: 'text', embeds: [{ title: 'embed' }] });
  const edited = await request<MessageBody>(sandbox, 'PATCH', `${path}/${id}`, { content: 'new' });
  expect(edited.body).toMatchObject({ content: 'new', embeds: [{ title: 'embed' }] });
  const emptied = await request(sandbox, 'PATCH', `${path}/${id}`, { content: null, embeds: [] });
  expect(emptied.body).toMatchObject({ code: 50006 });
  const other = sandbox.member('Ada').send('general', 'mine');
  const refused = await request(sandbox, 'PATCH', `${path}/${other.id}`, { content: 'new' });
  expect(refused).toMatchObject({ status: 403, body: { code: 50005 } });
});

test('mentions follow what the message allows', async () => {
  const sandbox = await sandboxForTest();
  const content = `<@${sandbox.member('Noor').id}> <@&${sandbox.guildId}> @everyone`;
  const quiet = await post(sandbox, 'general', { content, allowed_mentions: { parse: [] } });
  expect(quiet).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
  const loud = await post(sandbox, 'general', { content });
  expect(loud).toMatchObject({ mentions: [{ username: 'noor' }], mention_everyone: false });
});

test('what other members write is withheld without the intent for it, unless it mentions the bot', async () => {
  const sandbox = await sandboxForTest();
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const ada = sandbox.member('Ada');
  const message = ada.send('general', 'private matters');
  expect((await request(sandbox, 'GET', `${path}/${message.id}`)).body).toMatchObject({ content: '' });
  const mention = ada.send('general', `<@${sandbox.botId}> look`);
  const read = await request<MessageBody>(sandbox, 'GET', `${path}/${mention.id}`);
  expect(read.body.content).toBe(mention.content);
});

test('commands keep their ids when they are registered again, and carry the defaults of the server', async () => {
  const sandbox = await sandboxForTest();
  const path = `/applications/${sandbox.applicationId}/commands`;
  const command = { name: 'top', description: 'The best', description_localizations: { de: 'Die besten' } };
  const first = await request<{ id: string; version: string }[]>(sandbox, 'PUT', path, [command]);
  const again = await request<{ id: string; version: string }[]>(sandbox, 'PUT', path, [command]);
  expect(again.body).toEqual(first.body);
  const changed = await request<{ id: string; version: string }[]>(sandbox, 'PUT', path, [
    { ...command, description: 'Best of all', default_member_permissions: '32' },
  ]);
  expect(changed.body[0]?.id).toBe(first.body[0]?.id);
  expect(changed.body[0]?.version).not.toBe(first.body[0]?.version);
  const plain = await request<object[]>(sandbox, 'GET', path);
  expect(plain.body[0]).not.toHaveProperty('description_localizations');
  const localized = await request<object[]>(sandbox, 'GET', `${path}?with_localizations=true`);
  expect(localized.body[0]).toMatchObject({
    description_localizations: { de: 'Die besten' },
    name_localizations: null,
    default_member_permissions: '32',
    integration_types: [0],
    type: 1,
    nsfw: false,
  });
});

test('reactions are counted by kind, and their users come in pages by id', async () => {
  const sandbox = await sandboxForTest();
  const { id } = await post(sandbox, 'general', { content: 'helpful?' });
  const path = `/channels/${sandbox.channel('general').id}/messages/${id}`;
  for (const name of ['Tomás', 'Jun', 'Ada']) sandbox.member(name).react({ id }, '👍');
  sandbox.member('Jun').react({ id }, '👍', { super: true });
  const { body } = await request<MessageBody>(sandbox, 'GET', path);
  expect(body.reactions).toMatchObject([
    { emoji: { id: null, name: '👍' }, count: 4, count_details: { normal: 3, burst: 1 }, me: false },
  ]);
  const users = async (query: string) => {
    const found = await request<{ global_name: string; id: string }[]>(
      sandbox,
      'GET',
      `${path}/reactions/${encodeURIComponent('👍')}?${query}`,
    );
    return found.body.map(({ global_name }) => global_name);
  };
  expect(await users('type=0')).toEqual(['Ada', 'Jun', 'Tomás']);
  expect(await users('type=1')).toEqual(['Jun']);
  expect(await users(`limit=1&after=${sandbox.member('Ada').id}`)).toEqual(['Jun']);
});

test('the twenty-first emoji on a message is refused', async () => {
  const sandbox = await sandboxForTest();
  const message = sandbox.member('Ada').send('general', 'react');
  for (let number = 0; number < 20; number++)
    sandbox.member('Jun').react(message, String.fromCodePoint(0x1f600 + number));
  const path = `/channels/${sandbox.channel('general').id}/messages/${message.id}/reactions`;
  const { body } = await request(sandbox, 'PUT', `${path}/${encodeURIComponent('👍')}/@me`);
  expect(body).toMatchObject({ code: 30010 });
});
