import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeError } from '../../src/operations/describe-error.ts';
import { StorageError } from '../../src/storage/storage-errors.ts';

const TYPED = 'Quiet';
const URL_WITH_TOKEN = `https://discord.com/api/v10/webhooks/1/${TYPED}-token/messages/@original`;

/** What the work throws. */
async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

const refusal = new DiscordAPIError(
  {
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      embeds: {
        0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: `Not ${TYPED}` }] } },
      },
      content: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: `Value "${TYPED}" is not snowflake.` }] },
    },
  } as never,
  50035,
  400,
  'PATCH',
  URL_WITH_TOKEN,
  { body: { content: TYPED }, files: undefined },
);

describe('What an error repeats of what somebody typed does not get into the log', () => {
  const text = `${TYPED} text\n    at ${TYPED} (file:1:1)`;
  test.each<readonly [string, () => unknown]>([
    ['a text that is no JSON', () => JSON.parse(text)],
    ['a search in a text', () => 'x' in (text as never)],
    ['a property of a text', () => Object.defineProperty(text as never, TYPED, {})],
    ['a text as a number', () => BigInt(text)],
    ['a text as a pattern', () => new RegExp(`${TYPED}(`)],
    ['a text as a language', () => new Intl.Locale(text)],
    ['a text as an address', () => new URL(text)],
    ['a request to no address', () => fetch(`http://${text}`)],
    ['a text as a function', () => [1].map(text as never)],
    ['an unknown property', () => (undefined as unknown as Record<string, string>)[TYPED]],
    ['a text where Node wants a number', () => Buffer.alloc(text as never)],
    ['what cannot move between threads', () => structuredClone({ [TYPED]: () => TYPED })],
    ['a value of another schema', () => z.strictObject({}).parse({ [TYPED]: text })],
    ['a thrown text', () => Promise.reject(text)],
    ['a request that Discord refuses', () => Promise.reject(refusal)],
    [
      'a request that Discord does not answer',
      () =>
        Promise.reject(new HTTPError(502, 'Bad Gateway', 'POST', URL_WITH_TOKEN, { body: text, files: [] })),
    ],
    [
      'the error of an error',
      () =>
        Promise.reject(new StorageError('unavailable', 'No', { cause: Object.assign(refusal, { text }) })),
    ],
  ])('%s', async (_, work) => {
    expect(JSON.stringify(describeError(await thrownBy(work)))).not.toContain(TYPED);
  });
});

test('An operator reads which fields Discord refuses, and why', () => {
  expect(describeError(refusal)).toMatchObject({
    name: 'DiscordAPIError[50035]',
    message: 'Invalid Form Body\nembeds.0.title[BASE_TYPE_MAX_LENGTH]\ncontent[NUMBER_TYPE_COERCE]',
    code: 50035,
    status: 400,
  });
});

test("An operator reads the program's own sentences, the machine's, and where they come from", async () => {
  const own = describeError(new StorageError('full', 'The disk is full.'));
  expect(own).toMatchObject({ name: 'StorageError', message: 'The disk is full.', code: 'full' });
  expect(own).toMatchObject({ stack: expect.stringMatching(/^ {4}at .*describe-error\.test\.ts:\d+:\d+/) });
  const unreachable = await thrownBy(() => fetch('http://127.0.0.1:1'));
  expect(describeError(unreachable)).toMatchObject({
    message: 'fetch failed',
    cause: { message: expect.stringMatching(/ECONNREFUSED|bad port/) },
  });
  const missing = await thrownBy(() => (undefined as unknown as { id: string }).id);
  expect(describeError(missing)).toMatchObject({
    name: 'TypeError',
    message: 'Cannot read properties of undefined',
  });
  const limited = new RateLimitError({ route: '/channels/:id/messages' } as never);
  expect(describeError(limited)).toMatchObject({ name: 'RateLimitError[/channels/:id/messages]' });
});

test('An error that is its own cause has an end', () => {
  const error = new Error('Round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(10_000);
});

describe('An error that is unlike all others is described, too: the log never throws', () => {
  const answer = { code: 50035, message: 'Invalid Form Body' };
  const named = (properties: object) => Object.assign(new Error('Odd'), properties);
  const unreadable = new Error('Odd');
  Object.defineProperty(unreadable, 'message', {
    get: () => {
      throw new SyntaxError(TYPED);
    },
  });
  test.each<readonly [string, unknown]>([
    [
      'an answer without errors',
      new DiscordAPIError({ ...answer, errors: null } as never, 50035, 400, 'GET', '', {}),
    ],
    ['an answer whose errors are none', named({ rawError: { ...answer, errors: { _errors: [null] } } })],
    ['no answer', named({ rawError: null })],
    ['issues that are none', named({ issues: [null] })],
    ['a stack that is no text', named({ stack: 5 })],
    ['a name that is no text', named({ name: Symbol(TYPED) })],
    ['a message that throws', unreadable],
  ])('%s', (_, error) => {
    const described = describeError(error);
    expect(described).toMatchObject({ message: expect.any(String) });
    expect(JSON.stringify(described)).not.toContain(TYPED);
  });
});
