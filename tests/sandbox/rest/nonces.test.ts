import { expect, test } from 'vitest';
import { sandboxForTest } from './client.ts';
import { request } from './request.ts';

test('a nonce that must be unique gives the message that has it, for a few minutes', async () => {
  let time = Date.now();
  const sandbox = await sandboxForTest({ now: () => time });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const body = { content: 'once', nonce: 'a1', enforce_nonce: true };
  const first = await request(sandbox, 'POST', path, body);
  const second = await request(sandbox, 'POST', path, { ...body, content: 'twice' });
  expect(second.body).toMatchObject({ id: first.body.id, content: 'once', nonce: 'a1' });
  time += 10 * 60_000;
  const third = await request(sandbox, 'POST', path, body);
  expect(third.body.id).not.toBe(first.body.id);
});

test('a nonce that need not be unique posts again', async () => {
  const sandbox = await sandboxForTest();
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  for (let time = 0; time < 2; time++) await request(sandbox, 'POST', path, { content: 'x', nonce: 'a' });
  expect(sandbox.channel('general').messages).toHaveLength(2);
});

test('the nonce of a deleted message answers that the message is unknown', async () => {
  const sandbox = await sandboxForTest();
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const body = { content: 'once', nonce: 'a1', enforce_nonce: true };
  const first = await request<{ id: string }>(sandbox, 'POST', path, body);
  sandbox.member('Malik').remove(first.body);
  expect(await request(sandbox, 'POST', path, body)).toMatchObject({ status: 404, body: { code: 10008 } });
});

test("a nonce is its author's in all channels: the message that has it may be in another one", async () => {
  const sandbox = await sandboxForTest();
  const body = { content: 'once', nonce: 'a1', enforce_nonce: true };
  const path = (name: string) => `/channels/${sandbox.channel(name).id}/messages`;
  const first = await request(sandbox, 'POST', path('general'), body);
  const second = await request(sandbox, 'POST', path('reviews'), body);
  expect(second.body).toMatchObject({ id: first.body.id, channel_id: sandbox.channel('general').id });
  expect(sandbox.channel('reviews').messages).toEqual([]);
});
