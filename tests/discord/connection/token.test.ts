import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startBot } from '../../../src/bot.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { react, startWithReview, untilShown } from '../../support/votes.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  writeReview,
} from '../../support/world.ts';

const UNAUTHORIZED = { status: 401, body: { message: '401: Unauthorized', code: 0 } };

test('One false 401 to a post silences nothing: the review is posted', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  sandbox.faults.answer({ ...UNAUTHORIZED, method: 'POST', path: /^\/channels\/\d+\/messages$/ });
  await writeReview(sandbox.member('Noor'), 'First', { score: '8' });
  const second = await writeReview(sandbox.member('Jun'), 'Second', { score: '8' });
  expect(second.content).toContain('is posted');
  await sandbox.until(() => reviewMessages(world).length === 2, 'both posts');
});

test('After false 401s to whatever it asks, the bot goes on', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  sandbox.faults.answer({ ...UNAUTHORIZED, path: /^\/(channels|guilds)\//, times: 5 });
  sandbox.faults.dropGateway({ resume: false });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  expect(messageOf(await sandbox.member('Ada').slash('/settings check')).content).not.toBe('');
});

test('A token that Discord refuses again and again is reported, once', async () => {
  const clock = new MovableClock();
  let reports = 0;
  await using world = await startWithReviewChannel({
    clock,
    onTokenRefused() {
      reports += 1;
    },
  });
  const { sandbox } = world;
  sandbox.faults.answer({ ...UNAUTHORIZED, path: /^\/(channels|applications|guilds)\//, times: Infinity });
  const answer = await writeReview(sandbox.member('Noor'), 'First', { score: '8' });
  const passing = () => {
    clock.advance(5_000);
    return reports;
  };
  await expect.poll(passing).toBe(1);
  expect(sandbox.world.messages.get(answer.id)?.content).toContain('is saved');
});

test('A start is not ended by one false 401', async () => {
  const sandbox = await startSandbox();
  sandbox.faults.answer({ ...UNAUTHORIZED, path: /^\/applications\/@me$/ });
  const { token, apiUrl } = sandbox;
  const bot = await startBot({ token, apiUrl, databaseUrl: 'memory://', log: pino({ level: 'silent' }) });
  await bot.stop();
  await sandbox.close();
});

test('A start is not ended by a false 401 to its second question for the gateway', async () => {
  const sandbox = await startSandbox();
  const { token, apiUrl } = sandbox;
  const headers = { Authorization: `Bot ${token}` };
  const body = (await (await fetch(`${apiUrl}/v10/gateway/bot`, { headers })).json()) as object;
  const path = /^\/gateway\/bot$/;
  sandbox.faults.answer({ path, status: 200, body });
  sandbox.faults.answer({ path, ...UNAUTHORIZED });
  const bot = await startBot({ token, apiUrl, databaseUrl: 'memory://', log: pino({ level: 'silent' }) });
  await bot.stop();
  await sandbox.close();
});

test('A form opens, and an answer comes, although Discord refuses them with one false 401', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const callback = { method: 'POST', path: /^\/interactions\// };
  sandbox.faults.answer({ ...callback, ...UNAUTHORIZED });
  const modal = await openModal(sandbox.member('Noor'), 'Dark');
  sandbox.faults.answer({ ...callback, ...UNAUTHORIZED });
  const fields = { body: 'A show like no other.', score: '8' };
  const answer = messageOf(await sandbox.member('Noor').submit(modal, fields));
  await sandbox.until(
    () => sandbox.world.messages.get(answer.id)?.content.includes('is posted'),
    'the answer',
  );
});

test('A start that Discord puts off waits, says so, and ends when it is told to', async () => {
  const sandbox = await startSandbox();
  const { token, apiUrl } = sandbox;
  const headers = { 'Retry-After': '3600' };
  sandbox.faults.answer({ path: /^\/applications\/@me$/, status: 429, headers, times: Infinity });
  const stopping = new AbortController();
  const log = pino({ level: 'silent' });
  const warned = Promise.withResolvers<void>();
  log.warn = () => warned.resolve();
  const { signal } = stopping;
  const starting = startBot({ token, apiUrl, databaseUrl: 'memory://', log, signal });
  await warned.promise;
  stopping.abort();
  await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
  await sandbox.close();
});

test('A start ends when it is told to while Discord is silent', async () => {
  const sandbox = await startSandbox();
  const { token, apiUrl } = sandbox;
  sandbox.faults.delay(60_000, { path: /gateway/ });
  const stopping = new AbortController();
  const { signal } = stopping;
  const starting = startBot({
    token,
    apiUrl,
    databaseUrl: 'memory://',
    log: pino({ level: 'silent' }),
    signal,
  });
  starting.catch(() => {});
  await sandbox.until(() => sandbox.requests.some(({ path }) => path.includes('applications')), 'the start');
  stopping.abort();
  await expect(starting).rejects.toThrow();
  await sandbox.close();
});
