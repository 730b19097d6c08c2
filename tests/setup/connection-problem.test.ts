import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import { connectionProblem } from '../../src/setup/connection-problem.ts';

const WAY = { apiUrl: 'https://discord.com/api', proxy: undefined };
const failure = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
const answer = (status: number, body: object) =>
  new DiscordAPIError(body as never, 0, status, 'GET', WAY.apiUrl, { files: undefined, body: undefined });

test.each([
  ['ENOTFOUND', /isn't known here/],
  ['EAI_AGAIN', /isn't known here/],
  ['ENETUNREACH', /no way to it/],
  ['ECONNREFUSED', /nothing listens there/],
  ['UND_ERR_CONNECT_TIMEOUT', /in time/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
  ['CERT_NOT_YET_VALID', /date/],
  ['EPROTO', /the request failed \(EPROTO\)/],
])('%s names where Discord cannot be reached, and what to look at', (code, said) => {
  const problem = connectionProblem(failure(code), WAY);
  expect(problem).toMatch(/^Discord can't be reached at https:\/\/discord\.com\/api: .*\.$/);
  expect(problem).toMatch(said);
});

test('Several addresses that fail, and a time-out, are understood, and a proxy is named that is not used', () => {
  const several = new TypeError('fetch failed', {
    cause: new AggregateError([failure('ENETUNREACH'), failure('ECONNREFUSED')]),
  });
  expect(connectionProblem(several, WAY)).toContain('no way to it');
  expect(connectionProblem(new DOMException('Aborted', 'AbortError'), WAY)).toContain('in time');
  const behind = { ...WAY, proxy: 'http://proxy:3128' };
  expect(connectionProblem(failure('ENOTFOUND'), behind)).toMatch(
    /proxy http:\/\/proxy:3128.*gateway\.discord\.gg/,
  );
});

test('What Discord, or somebody in front of it, answers is understood', () => {
  const limit = { timeToReset: 9000, limit: 1, retryAfter: 9000, sublimitTimeout: 0, scope: 'user' } as const;
  const about = { method: 'GET', hash: '', url: '', route: '/', majorParameter: '', global: true } as const;
  expect(connectionProblem(new RateLimitError({ ...limit, ...about }), WAY)).toContain('pause');
  expect(connectionProblem(new HTTPError(502, 'Bad Gateway', 'GET', WAY.apiUrl, {}), WAY)).toContain('(502)');
  expect(connectionProblem(answer(403, {}), WAY)).toContain('refuses this machine');
  expect(connectionProblem(answer(404, { message: '404: Not Found' }), WAY)).toContain('DISCORD_API_URL');
});

test('A defect is none of the connection', () => {
  expect(connectionProblem(new TypeError('x is not a function'), WAY)).toBeUndefined();
  expect(connectionProblem('nothing', WAY)).toBeUndefined();
});
