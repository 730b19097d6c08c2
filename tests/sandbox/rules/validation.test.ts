import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

const post = (sandbox: Sandbox, body: object) =>
  request(sandbox, 'POST', `/channels/${sandbox.channel('general').id}/messages`, body);
const register = (sandbox: Sandbox, ...commands: object[]) =>
  request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, commands);
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'x',
  custom_id,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });

test('a bad field is named in the shape that Discord documents', async () => {
  const sandbox = await sandboxForTest();
  const { status, body } = await post(sandbox, { embeds: [{ title: 'x'.repeat(257) }] });
  expect(status).toBe(400);
  expect(body).toEqual({
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      embeds: {
        0: {
          title: {
            _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }],
          },
        },
      },
    },
  });
});

test('lengths are counted in code points', async () => {
  const sandbox = await sandboxForTest();
  expect((await post(sandbox, { embeds: [{ description: '🌟'.repeat(4096) }] })).status).toBe(200);
  expect((await post(sandbox, { embeds: [{ description: '🌟'.repeat(4097) }] })).status).toBe(400);
  expect((await post(sandbox, { content: '🌟'.repeat(2000) })).status).toBe(200);
  expect((await post(sandbox, { content: '🌟'.repeat(2001) })).status).toBe(400);
});

test.each([
  ['nothing at all', {}, 50006],
  ['white space alone', { content: ' \n ' }, 50006],
  ['an empty embed', { embeds: [{}] }, 50035],
  ['an empty field name', { embeds: [{ fields: [{ name: ' ', value: 'x' }] }] }, 50035],
  ['an empty field value', { embeds: [{ fields: [{ name: 'x', value: '' }] }] }, 50035],
  [
    'embeds of 6001 characters',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    50035,
  ],
  ['eleven embeds', { embeds: Array(11).fill({ title: 'x' }) }, 50035],
  ['26 fields', { embeds: [{ fields: Array(26).fill({ name: 'x', value: 'x' }) }] }, 50035],
  ['an address without a scheme', { embeds: [{ title: 'x', url: 'example' }] }, 50035],
  ['a picture from a file', { embeds: [{ title: 'x', image: { url: 'file:///x.png' } }] }, 50035],
  ['a colour that is none', { embeds: [{ title: 'x', color: 0x1000000 }] }, 50035],
  ['a number as content', { content: 5 }, 50035],
  ['a nonce of 26 characters', { content: 'x', nonce: 'x'.repeat(26) }, 50035],
  ['one custom id twice', { content: 'x', components: [row(button('a'), button('a'))] }, 50035],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...'abcdef'.split('').map((id) => button(id)))] },
    50035,
  ],
  ['six rows', { content: 'x', components: 'abcdef'.split('').map((id) => row(button(id))) }, 50035],
  [
    'a button without a custom id',
    { content: 'x', components: [row({ type: 2, style: 1, label: 'x' })] },
    50035,
  ],
  [
    'a link with a custom id',
    { content: 'x', components: [row(button('a', { style: 5, url: 'https://example.org' }))] },
    50035,
  ],
  ['a button outside a row', { content: 'x', components: [button('a')] }, 50035],
  [
    'a button beside a select',
    {
      content: 'x',
      components: [row(button('a'), { type: 3, custom_id: 'b', options: [{ label: 'x', value: 'x' }] })],
    },
    50035,
  ],
  [
    'one value twice in a select',
    {
      content: 'x',
      components: [row({ type: 3, custom_id: 'b', options: Array(2).fill({ label: 'x', value: 'x' }) })],
    },
    50035,
  ],
  [
    '26 options in a select',
    {
      content: 'x',
      components: [
        row({
          type: 3,
          custom_id: 'b',
          options: Array.from({ length: 26 }, (_, n) => ({ label: 'x', value: String(n) })),
        }),
      ],
    },
    50035,
  ],
  ['text components without their flag', { components: [{ type: 10, content: 'x' }] }, 50035],
  [
    'content beside new components',
    { content: 'x', flags: 32768, components: [{ type: 10, content: 'x' }] },
    50035,
  ],
  [
    'an unknown message to reply to',
    { content: 'x', message_reference: { message_id: '100000000000000001' } },
    50035,
  ],
])('a message with %s is refused', async (_, body, code) => {
  const sandbox = await sandboxForTest();
  const answer = await post(sandbox, body);
  expect(answer).toMatchObject({ status: 400, body: { code } });
  expect(sandbox.channel('general').messages).toHaveLength(0);
});

const option = (more: object) => ({ type: 3, name: 'show', description: 'x', ...more });

test.each([
  ['a name in upper case', { name: 'Top', description: 'x' }],
  ['a name with a space', { name: 'the top', description: 'x' }],
  ['no description', { name: 'top' }],
  ['a description of 101 characters', { name: 'top', description: 'x'.repeat(101) }],
  [
    'a required option after an optional one',
    { name: 'top', description: 'x', options: [option({}), option({ name: 'b', required: true })] },
  ],
  ['one option name twice', { name: 'top', description: 'x', options: [option({}), option({})] }],
  [
    'choices and autocomplete',
    {
      name: 'top',
      description: 'x',
      options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })],
    },
  ],
  [
    'subcommands beside options',
    { name: 'top', description: 'x', options: [{ type: 1, name: 'a', description: 'x' }, option({})] },
  ],
  [
    'more than 8000 characters',
    {
      name: 'top',
      description: 'x',
      options: Array.from({ length: 20 }, (_, n) =>
        option({
          name: `o${n}`,
          choices: Array.from({ length: 25 }, (_, m) => ({
            name: `${m}${'x'.repeat(30)}`,
            value: String(m),
          })),
        }),
      ),
    },
  ],
  ['a localized name in upper case', { name: 'top', description: 'x', name_localizations: { de: 'Beste' } }],
])('a command with %s is refused', async (_, command) => {
  const sandbox = await sandboxForTest();
  expect(await register(sandbox, command)).toMatchObject({ status: 400, body: { code: 50035 } });
});

test('two commands of one name are refused', async () => {
  const sandbox = await sandboxForTest();
  const command = { name: 'top', description: 'x' };
  expect((await register(sandbox, command, command)).status).toBe(400);
});

test('a body that is no JSON is refused', async () => {
  const sandbox = await sandboxForTest();
  const response = await fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channel('general').id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
    body: '{',
  });
  expect(await response.json()).toMatchObject({ code: 50109 });
});

test('any text of up to 2000 characters that is not blank is stored as it was sent, trimmed and without overrides', async () => {
  const sandbox = await sandboxForTest();
  const ada = sandbox.member('Ada');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 2000 }), (text) => {
      const kept = text.replaceAll('\u202e', '').trim();
      fc.pre(kept !== '');
      expect(ada.send('general', text).content).toBe(kept);
    }),
    { numRuns: 50 },
  );
});
