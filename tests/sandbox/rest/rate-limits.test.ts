import { expect, test } from 'vitest';
import { sandboxForTest } from './client.ts';
import { post, request } from './request.ts';

test('the sixth message within five seconds is refused, with how long to wait', async () => {
  let time = Date.now();
  const sandbox = await sandboxForTest({ now: () => time });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const first = await request(sandbox, 'POST', path, { content: 'x' });
  expect(first.headers.get('x-ratelimit-limit')).toBe('5');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
  for (let count = 1; count < 5; count++) await request(sandbox, 'POST', path, { content: 'x' });
  time += 2000;
  const refused = await request(sandbox, 'POST', path, { content: 'x' });
  expect(refused).toMatchObject({ status: 429, body: { retry_after: 3, global: false } });
  expect(refused.headers.get('retry-after')).toBe('3');
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  const elsewhere = `/channels/${sandbox.channel('reviews').id}/messages`;
  expect((await request(sandbox, 'POST', elsewhere, { content: 'x' })).status).toBe(200);
  time += 3000;
  expect((await request(sandbox, 'POST', path, { content: 'x' })).status).toBe(200);
});

test('more than fifty requests a second are refused for all routes', async () => {
  const sandbox = await sandboxForTest({ now: () => 1_800_000_000_000 });
  const statuses: number[] = [];
  for (let count = 0; count < 51; count++)
    statuses.push((await request(sandbox, 'GET', '/users/@me')).status);
  expect(statuses.indexOf(429)).toBe(50);
  const refused = await request(sandbox, 'GET', '/gateway/bot');
  expect(refused).toMatchObject({ status: 429, body: { global: true } });
  expect(refused.headers.get('x-ratelimit-global')).toBe('true');
});

test('editing messages that are older than an hour is limited for the channel', async () => {
  let time = Date.now();
  const sandbox = await sandboxForTest({ now: () => time });
  const { id } = await post(sandbox, 'general', { content: 'old' });
  time += 2 * 3_600_000;
  const path = `/channels/${sandbox.channel('general').id}/messages/${id}`;
  const edit = () => request(sandbox, 'PATCH', path, { content: 'new' });
  for (let count = 0; count < 3; count++) expect((await edit()).status).toBe(200);
  expect(await edit()).toMatchObject({ status: 429, body: { code: 30046, retry_after: 6 } });
  time += 6001;
  expect((await edit()).status).toBe(200);
});

test('one reaction each quarter second is let through', async () => {
  let time = Date.now();
  const sandbox = await sandboxForTest({ now: () => time });
  const { id } = await post(sandbox, 'general', { content: 'x' });
  const path = `/channels/${sandbox.channel('general').id}/messages/${id}/reactions`;
  const react = (emoji: string) => request(sandbox, 'PUT', `${path}/${encodeURIComponent(emoji)}/@me`);
  expect((await react('👍')).status).toBe(204);
  expect((await react('👎')).status).toBe(429);
  time += 250;
  expect((await react('👎')).status).toBe(204);
});
