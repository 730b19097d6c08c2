import { expect, test } from 'vitest';
import type { SandboxOptions } from '../../../src/sandbox/sandbox.ts';
import { openSocket } from '../gateway/socket.ts';
import { sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

/** A sandbox with a command `/ping`, and what the bot is told when Noor uses it. */
async function pinged(options: SandboxOptions = {}) {
  const sandbox = await sandboxForTest(options);
  const commands = `/applications/${sandbox.applicationId}/commands`;
  await request(sandbox, 'PUT', commands, [{ name: 'ping', description: 'x' }]);
  const socket = await openSocket(sandbox);
  socket.send({ op: 2, d: { token: sandbox.token, intents: 0, properties: {} } });
  await socket.next('READY');
  const begin = async () => {
    const { d } = await socket.next('INTERACTION_CREATE');
    const callback = `/interactions/${d?.id}/${d?.token}/callback`;
    const webhook = `/webhooks/${sandbox.applicationId}/${d?.token}`;
    return {
      payload: d,
      webhook,
      answer: (body: object, query = '') => request(sandbox, 'POST', `${callback}${query}`, body),
    };
  };
  const noor = sandbox.member('Noor');
  const seen = noor.slash('/ping');
  return { sandbox, noor, seen, begin, ...(await begin()) };
}

const ephemeral = 64;
const button = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] };

test('an interaction is complete as Discord documents it', async () => {
  const { payload, sandbox, noor } = await pinged();
  expect(payload).toMatchObject({
    application_id: sandbox.applicationId,
    type: 2,
    version: 1,
    guild_id: sandbox.guildId,
    guild: { id: sandbox.guildId, locale: 'en-US' },
    guild_locale: 'en-US',
    locale: 'en-US',
    channel: { id: sandbox.channel('general').id, type: 0 },
    channel_id: sandbox.channel('general').id,
    member: { user: { id: noor.id }, permissions: expect.stringMatching(/^\d+$/) },
    app_permissions: expect.stringMatching(/^\d+$/),
    entitlements: [],
    authorizing_integration_owners: { 0: sandbox.guildId },
    context: 0,
    attachment_size_limit: 10_485_760,
    data: { name: 'ping', type: 1 },
  });
});

test('an answer with its response tells of the message', async () => {
  const { seen, ...interaction } = await pinged();
  const { status, body } = await interaction.answer(
    { type: 4, data: { content: 'pong' } },
    '?with_response=true',
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    interaction: { id: interaction.payload?.id, type: 2, response_message_ephemeral: false },
    resource: { type: 4, message: { content: 'pong', type: 20, interaction_metadata: { name: 'ping' } } },
  });
  expect(await seen).toMatchObject({ kind: 'message', ephemeral: false, message: { content: 'pong' } });
});

test('a second response is refused with 40060', async () => {
  const interaction = await pinged();
  expect((await interaction.answer({ type: 4, data: { content: 'a' } })).status).toBe(204);
  const second = await interaction.answer({ type: 4, data: { content: 'b' } });
  expect(second).toMatchObject({ status: 400, body: { code: 40060 } });
});

test('a late first response is refused with 10062, and the member sees that the bot did not respond', async () => {
  const sandbox = await sandboxForTest({ responseTime: 20 });
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'ping', description: 'x' },
  ]);
  const socket = await openSocket(sandbox);
  socket.send({ op: 2, d: { token: sandbox.token, intents: 0, properties: {} } });
  await socket.next('READY');
  expect(await sandbox.member('Noor').slash('/ping')).toEqual({
    kind: 'failed',
    reason: 'The application did not respond',
  });
  const { d } = await socket.next('INTERACTION_CREATE');
  const late = await request(sandbox, 'POST', `/interactions/${d?.id}/${d?.token}/callback`, {
    type: 4,
    data: { content: 'late' },
  });
  expect(late).toMatchObject({ status: 404, body: { code: 10062 } });
});

test.each([
  ['an update, which a command cannot have', { type: 7, data: { content: 'x' } }],
  ['choices, which only autocomplete can have', { type: 8, data: { choices: [] } }],
  ['an empty modal', { type: 9, data: { custom_id: 'a', title: 'b', components: [] } }],
  [
    'a modal of six components',
    {
      type: 9,
      data: {
        custom_id: 'a',
        title: 'b',
        components: Array.from({ length: 6 }, (_, n) => ({
          type: 18,
          label: 'x',
          component: { type: 23, custom_id: String(n) },
        })),
      },
    },
  ],
  [
    'a modal with one custom id twice',
    {
      type: 9,
      data: {
        custom_id: 'a',
        title: 'b',
        components: Array.from({ length: 2 }, () => ({
          type: 18,
          label: 'x',
          component: { type: 23, custom_id: 'c' },
        })),
      },
    },
  ],
  [
    'a modal whose title is too long',
    { type: 9, data: { custom_id: 'a', title: 'b'.repeat(46), components: [{ type: 10, content: 'x' }] } },
  ],
  [
    'a modal whose text is longer than it allows',
    {
      type: 9,
      data: {
        custom_id: 'a',
        title: 'b',
        components: [
          {
            type: 18,
            label: 'x',
            component: { type: 4, style: 1, custom_id: 'c', max_length: 2, value: 'abc' },
          },
        ],
      },
    },
  ],
  [
    'a modal with a select that needs an answer and takes none',
    {
      type: 9,
      data: {
        custom_id: 'a',
        title: 'b',
        components: [{ type: 18, label: 'x', component: { type: 8, custom_id: 'c', min_values: 0 } }],
      },
    },
  ],
  ['a message of 2001 characters', { type: 4, data: { content: 'x'.repeat(2001) } }],
])('%s is refused, and a right answer still counts', async (_, body) => {
  const { seen, ...interaction } = await pinged();
  expect(await interaction.answer(body)).toMatchObject({ status: 400, body: { code: 50035 } });
  await interaction.answer({ type: 4, data: { content: 'right' } });
  expect(await seen).toMatchObject({ kind: 'message', message: { content: 'right' } });
});

test('the token of an unanswered interaction sends nothing', async () => {
  const { sandbox, webhook } = await pinged();
  const early = await request(sandbox, 'POST', webhook, { content: 'x' });
  expect(early).toMatchObject({ status: 404, body: { code: 10015 } });
});

test('a token ends after fifteen minutes', async () => {
  let time = Date.now();
  const { sandbox, webhook, ...interaction } = await pinged({ now: () => time });
  await interaction.answer({ type: 4, data: { content: 'a' } });
  time += 14 * 60_000;
  expect((await request(sandbox, 'POST', webhook, { content: 'b' })).status).toBe(200);
  time += 2 * 60_000;
  expect(await request(sandbox, 'POST', webhook, { content: 'c' })).toMatchObject({
    status: 401,
    body: { code: 50027 },
  });
});

test('a deferred response is seen once it is complete, as the message it was deferred as', async () => {
  const { sandbox, noor, seen, webhook, ...interaction } = await pinged();
  await interaction.answer({ type: 5, data: { flags: ephemeral } });
  const edited = await request(sandbox, 'PATCH', `${webhook}/messages/%40original`, { content: 'done' });
  expect(edited.body).toMatchObject({ content: 'done', flags: ephemeral, edited_timestamp: null });
  expect(await seen).toMatchObject({ kind: 'message', ephemeral: true, message: { content: 'done' } });
  expect(noor.messages('general')).toHaveLength(1);
});

test('the first follow-up completes a deferred response, the next one is a message of its own', async () => {
  const { sandbox, seen, webhook, ...interaction } = await pinged();
  await interaction.answer({ type: 5 });
  await request(sandbox, 'POST', webhook, { content: 'first' });
  await request(sandbox, 'POST', webhook, { content: 'second' });
  expect(await seen).toMatchObject({ message: { content: 'first' } });
  expect(sandbox.channel('general').messages.map(({ content }) => content)).toEqual(['first', 'second']);
});

test('a deferred answer that is deleted leaves nothing', async () => {
  const { sandbox, seen, webhook, ...interaction } = await pinged();
  await interaction.answer({ type: 5 });
  expect((await request(sandbox, 'DELETE', `${webhook}/messages/@original`)).status).toBe(204);
  expect(await seen).toEqual({ kind: 'deleted' });
  expect(sandbox.channel('general').messages).toEqual([]);
});

test('an ephemeral message exists for its member and its token alone', async () => {
  const { sandbox, noor, seen, webhook, ...interaction } = await pinged();
  await interaction.answer({ type: 4, data: { content: 'psst', flags: ephemeral, components: [button] } });
  const answer = await seen;
  if (answer.kind !== 'message') throw new Error(answer.kind);
  const path = `/channels/${sandbox.channel('general').id}/messages/${answer.message.id}`;
  expect((await request(sandbox, 'GET', path)).body).toMatchObject({ code: 10008 });
  expect((await request(sandbox, 'GET', `${webhook}/messages/@original`)).status).toBe(200);
  expect(sandbox.channel('general').messages).toEqual([]);
  await expect(sandbox.member('Jun').press(answer.message, 'Go')).rejects.toThrow('ephemeral');
  expect(() => noor.react(answer.message, '👍')).toThrow('ephemeral');
});

test('a component can defer its update, and its message is the original', async () => {
  const { sandbox, noor, seen, begin, ...interaction } = await pinged();
  await interaction.answer({ type: 4, data: { content: 'start', components: [button] } });
  const shown = await seen;
  if (shown.kind !== 'message') throw new Error(shown.kind);
  const pressed = noor.press(shown.message, 'go');
  const second = await begin();
  expect(second.payload).toMatchObject({
    type: 3,
    message: { id: shown.message.id },
    data: { custom_id: 'go' },
  });
  await second.answer({ type: 6 });
  await request(sandbox, 'PATCH', `${second.webhook}/messages/@original`, { content: 'end' });
  expect(await pressed).toMatchObject({ kind: 'update', message: { id: shown.message.id, content: 'end' } });
});

test.each([
  ['26 choices', Array.from({ length: 26 }, (_, number) => ({ name: 'x', value: String(number) }))],
  ['a choice without a name', [{ name: '', value: 'x' }]],
  ['a choice whose name is too long', [{ name: 'x'.repeat(101), value: 'x' }]],
  ['a choice whose value is too long', [{ name: 'x', value: 'x'.repeat(101) }]],
])('%s are refused', async (_, choices) => {
  const sandbox = await sandboxForTest();
  const options = [{ type: 3, name: 'show', description: 'x', autocomplete: true }];
  const commands = `/applications/${sandbox.applicationId}/commands`;
  await request(sandbox, 'PUT', commands, [{ name: 'ask', description: 'x', options }]);
  const socket = await openSocket(sandbox);
  socket.send({ op: 2, d: { token: sandbox.token, intents: 0, properties: {} } });
  await socket.next('READY');
  const offered = sandbox.member('Noor').autocomplete('/ask', 'show', 'a');
  const { d } = await socket.next('INTERACTION_CREATE');
  expect(d?.data).toMatchObject({ options: [{ name: 'show', value: 'a', focused: true }] });
  const path = `/interactions/${d?.id}/${d?.token}/callback`;
  const refused = await request(sandbox, 'POST', path, { type: 8, data: { choices } });
  expect(refused).toMatchObject({ status: 400, body: { code: 50035, errors: { data: { choices: {} } } } });
  await request(sandbox, 'POST', path, { type: 8, data: { choices: [{ name: 'A', value: 'a' }] } });
  expect(await offered).toEqual([{ name: 'A', value: 'a' }]);
});
