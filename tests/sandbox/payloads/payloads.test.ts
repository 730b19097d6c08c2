import { expect, test } from 'vitest';
import { openSocket } from '../gateway/socket.ts';
import { sandboxForTest } from '../rest/client.ts';
import { post, request } from '../rest/request.ts';

interface Parts {
  readonly data: { readonly options?: object[]; readonly resolved?: Record<string, Record<string, object>> };
  readonly channel: object;
}

/** A sandbox with commands, and what the bot is told when Jun uses one. */
async function commandsBot() {
  const sandbox = await sandboxForTest();
  const options = [
    { type: 7, name: 'where', description: 'x' },
    { type: 6, name: 'who', description: 'x' },
  ];
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'plain', description: 'x' },
    { name: 'naming', description: 'x', options },
  ]);
  const socket = await openSocket(sandbox);
  socket.send({ op: 2, d: { token: sandbox.token, intents: 1 << 9, properties: {} } });
  await socket.next('READY');
  const use = async (...[command, values]: Parameters<ReturnType<typeof sandbox.member>['slash']>) => {
    const seen = sandbox.member('Jun').slash(command, values);
    const { d } = await socket.next('INTERACTION_CREATE');
    const answer = (body: object) =>
      request(sandbox, 'POST', `/interactions/${d?.id}/${d?.token}/callback?with_response=true`, body);
    return { payload: d as unknown as Parts, seen, answer };
  };
  return { sandbox, socket, use };
}

test('an interaction has no options when its command has none', async () => {
  const { use } = await commandsBot();
  expect((await use('/plain')).payload.data).not.toHaveProperty('options');
});

test('channels and members of an interaction are as partial as Discord documents', async () => {
  const { sandbox, use } = await commandsBot();
  const { payload } = await use('/naming', { where: 'reviews', who: 'Noor' });
  const { resolved } = payload.data;
  const channel = resolved?.channels?.[sandbox.channel('reviews').id];
  expect(payload.channel).not.toHaveProperty('permission_overwrites');
  expect(channel).not.toHaveProperty('permission_overwrites');
  expect(Object.keys(channel ?? {}).sort()).toEqual([
    'app_permissions',
    'flags',
    'guild_id',
    'id',
    'last_message_id',
    'last_pin_timestamp',
    'name',
    'nsfw',
    'parent_id',
    'permissions',
    'position',
    'rate_limit_per_user',
    'topic',
    'type',
  ]);
  const member = resolved?.members?.[sandbox.member('Noor').id];
  expect(member).toHaveProperty('permissions');
  for (const missing of ['user', 'deaf', 'mute']) expect(member).not.toHaveProperty(missing);
});

test('the response to a deferral tells the message by its id alone', async () => {
  const { use } = await commandsBot();
  const { answer } = await use('/plain');
  const { body } = await answer({ type: 5 });
  expect(body).toMatchObject({ interaction: { response_message_loading: true } });
  expect(body).not.toHaveProperty('resource');
});

test('a select comes back with how many values may be picked', async () => {
  const sandbox = await sandboxForTest();
  const row = (select: object) => ({ type: 1, components: [select] });
  const message = await post(sandbox, 'general', {
    components: [
      row({ type: 3, custom_id: 'text', options: [{ label: 'a', value: 'a' }], min_values: 0 }),
      row({ type: 8, custom_id: 'channel', min_values: null }),
    ],
  });
  expect(message).toMatchObject({
    components: [
      { components: [{ type: 3, min_values: 0, max_values: 1 }] },
      { components: [{ type: 8, min_values: 1, max_values: 1 }] },
    ],
  });
});

test('pictures beside author and footer come back with the address they are fetched through', async () => {
  const sandbox = await sandboxForTest();
  const icon_url = 'https://example.com/a.png';
  const message = await post(sandbox, 'general', {
    embeds: [{ author: { name: 'a', icon_url }, footer: { text: 'f', icon_url } }],
  });
  const icon = { icon_url, proxy_icon_url: expect.stringContaining('a.png') };
  expect(message.embeds).toMatchObject([{ author: { name: 'a', ...icon }, footer: { text: 'f', ...icon } }]);
});

test('a replied-to message comes without its reactions', async () => {
  const sandbox = await sandboxForTest();
  const { id } = await post(sandbox, 'general', { content: 'first' });
  sandbox.member('Jun').react({ id }, '👍');
  const reply = await post(sandbox, 'general', { content: 'reply', message_reference: { message_id: id } });
  expect(reply).toHaveProperty('referenced_message.content', 'first');
  expect(reply).not.toHaveProperty('referenced_message.reactions');
});

test('only the response and the event for a new message contain its nonce', async () => {
  const { sandbox, socket } = await commandsBot();
  const message = await post(sandbox, 'general', { content: 'x', nonce: 'a1' });
  expect(message).toHaveProperty('nonce', 'a1');
  expect((await socket.next('MESSAGE_CREATE')).d).toMatchObject({ id: message.id, nonce: 'a1' });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const read = await request<object[]>(sandbox, 'GET', path);
  expect(read.body).toMatchObject([{ id: message.id }]);
  expect(read.body[0]).not.toHaveProperty('nonce');
  const edited = await request(sandbox, 'PATCH', `${path}/${message.id}`, { content: 'y' });
  expect(edited.body).not.toHaveProperty('nonce');
});

test('the right-to-left override is taken out of what a message says', async () => {
  const sandbox = await sandboxForTest();
  const override = '\u202e';
  const message = await post(sandbox, 'general', {
    content: `a${override}b`,
    embeds: [{ title: `${override}c`, fields: [{ name: `d${override}`, value: 'e' }] }],
  });
  expect(message).toMatchObject({ content: 'ab', embeds: [{ title: 'c', fields: [{ name: 'd' }] }] });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  expect((await request(sandbox, 'POST', path, { content: override })).body).toMatchObject({ code: 50006 });
});

test('joiners and variation selectors are taken out of choices', async () => {
  const sandbox = await sandboxForTest();
  const options = [{ type: 3, name: 'text', description: 'x', autocomplete: true }];
  const commands = `/applications/${sandbox.applicationId}/commands`;
  await request(sandbox, 'PUT', commands, [{ name: 'choose', description: 'x', options }]);
  const socket = await openSocket(sandbox);
  socket.send({ op: 2, d: { token: sandbox.token, intents: 0, properties: {} } });
  await socket.next('READY');
  const offered = sandbox.member('Jun').autocomplete('/choose', 'text', '');
  const { d } = await socket.next('INTERACTION_CREATE');
  const choices = [{ name: '❤\ufe0f', value: '👨\u200d👩' }];
  await request(sandbox, 'POST', `/interactions/${d?.id}/${d?.token}/callback`, {
    type: 8,
    data: { choices },
  });
  expect(await offered).toEqual([{ name: '❤', value: '👨👩' }]);
});
