import { describe, expect, test } from 'vitest';
import { MovableClock } from '../../support/movable-clock.ts';
import { topList } from '../../support/top-list.ts';
import { react } from '../../support/votes.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
/** Longer than anybody waits for a request, in seconds. */
const LONG = 600;

const limited = (code: number, retryAfter = LONG) => ({
  status: 429,
  headers: { 'Retry-After': String(retryAfter), 'X-RateLimit-Scope': 'shared' },
  body: { message: 'You are being rate limited.', code, retry_after: retryAfter, global: false },
});
const NO_TIME = { 'Retry-After': '' };
/** Ways in which Discord says that it takes a request later. */
const PUT_OFFS = {
  'a limit of the channel': limited(20028),
  'a limit whose time only the body says': { ...limited(0), headers: NO_TIME },
  'a limit without any time': { status: 429, headers: NO_TIME, body: { message: 'You are being blocked.' } },
  'a code with another status': {
    status: 400,
    body: { message: 'Slow down.', code: 20016, retry_after: LONG },
  },
};

const textOf = ({ sandbox }: World, { id }: { readonly id: string }) =>
  sandbox.world.messages.get(id)?.content ?? '';

describe.each(Object.entries(PUT_OFFS))('While Discord puts posts off by %s', (_, putOff) => {
  test('members are told, and the review is posted once when its time has come', async () => {
    const clock = new MovableClock();
    await using world = await startWithReviewChannel({ clock, timing: { retryDelays: [60_000] } });
    const { sandbox } = world;
    sandbox.faults.answer({ ...POST, ...putOff });
    const answer = await writeReview(sandbox.member('Noor'), 'Dark', { score: '8' });
    await sandbox.until(
      () => textOf(world, answer).includes("doesn't accept anything more from me"),
      'the reason',
    );
    expect(textOf(world, answer)).toContain('Your review of **Dark** is saved, but');
    expect(topList(messageOf(await sandbox.member('Jun').slash('/top')))).toEqual([
      expect.stringContaining('Dark'),
    ]);
    sandbox.faults.clear();
    expect(reviewMessages(world)).toHaveLength(0);
    clock.advance((LONG + 60) * 1000);
    await sandbox.until(() => reviewMessages(world).length === 1, 'the post');
    await sandbox.until(() => textOf(world, answer).includes('is posted'), 'the good news');
  });
});

test('A post that is put off says until when, holds up no other channel, and is logged once', async () => {
  await using world = await startWithReviewChannel({ timing: { retryDelays: [50] } });
  const { sandbox } = world;
  const path = new RegExp(`^/channels/${sandbox.channel('reviews').id}/messages$`);
  sandbox.faults.answer({ ...POST, path, ...limited(20028), times: Infinity });
  const answer = await writeReview(sandbox.member('Noor'), 'Dark', { score: '8' });
  await sandbox.until(() => /until <t:\d+:t>/.test(textOf(world, answer)), 'the time');
  await writeReview(sandbox.member('Jun'), 'Glass Heart', { score: '8' });
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  const posted = await writeReview(sandbox.member('Léa'), 'Harbour Lights', { score: '8' });
  expect(posted.content).toContain('is posted');
  expect(world.logged.filter((line) => line.includes('Discord puts off requests'))).toHaveLength(1);
});

test('Members are answered while Discord takes nothing else of the whole bot', async () => {
  await using world = await startWithReviewChannel({ timing: { retryDelays: [60_000] } });
  const { sandbox } = world;
  const headers = {
    'Retry-After': String(LONG),
    'X-RateLimit-Scope': 'global',
    'X-RateLimit-Global': 'true',
  };
  sandbox.faults.answer({ ...POST, ...limited(0), headers });
  const answer = await writeReview(sandbox.member('Noor'), 'Dark', { score: '8' });
  await sandbox.until(
    () => textOf(world, answer).includes("doesn't accept anything more from me"),
    'the reason',
  );
  const second = await writeReview(sandbox.member('Jun'), 'Dark', { score: '8' });
  await sandbox.until(
    () => textOf(world, second).includes("doesn't accept anything more from me"),
    'the reason',
  );
  expect(topList(messageOf(await sandbox.member('Jun').slash('/top')))).toEqual([
    expect.stringContaining('Dark'),
  ]);
});

test('An edit that is put off holds up no edit of another review, and follows', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ clock, timing: { retryDelays: [60_000] } });
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '8' });
  const glass = reviewMessages(world).find(({ embeds }) => embeds[0]?.title?.includes('Glass'));
  const titles = () => reviewMessages(world).map(({ embeds }) => embeds[0]?.title ?? '');
  const path = new RegExp(`/messages/${glass?.id}$`);
  sandbox.faults.answer({ method: 'PATCH', path, ...limited(20022), times: Infinity });
  const answer = await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '9' });
  await sandbox.until(
    () => textOf(world, answer).includes("doesn't accept anything more from me"),
    'the reason',
  );
  expect(textOf(world, answer)).toContain('The change to your review');
  const other = await writeReview(sandbox.member('Jun'), 'Dark', { score: '9' });
  expect(other.content).toContain('is updated');
  await sandbox.until(() => titles().some((title) => /9.*Dark/.test(title)), 'the other edit');
  sandbox.faults.clear();
  clock.advance((LONG + 60) * 1000);
  await sandbox.until(() => titles().some((title) => /9.*Glass Heart/.test(title)), 'the edit');
  await sandbox.until(() => textOf(world, answer).includes('is updated'), 'the good news');
});

test('Counts of other reviews follow while those of one are put off, and that one follows later', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ clock, timing: { retryDelays: [60_000] } });
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  const [glass] = reviewMessages(world);
  const footers = () => reviewMessages(world).map(({ embeds }) => embeds.at(-1)?.footer?.text ?? '');
  const path = new RegExp(`/messages/${glass?.id}$`);
  sandbox.faults.answer({ method: 'PATCH', path, ...limited(30046), times: Infinity });
  react(world, 'Léa', '👍');
  const isPutOff = () => sandbox.requests.some(({ method, status }) => method === 'PATCH' && status === 429);
  await sandbox.until(isPutOff, 'the refusal');
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '8' });
  react(world, 'Malik', '👍');
  await sandbox.until(() => footers()[1]?.includes('1 of 1'), 'the other count');
  expect(footers()[0]).not.toContain('1 of 1');
  sandbox.faults.clear();
  clock.advance((LONG + 60) * 1000);
  await sandbox.until(() => footers()[0]?.includes('1 of 1'), 'the count');
});

describe('Each refusal has a sentence of its own', () => {
  test.each([
    [
      'a filter',
      { status: 400, body: { message: 'Blocked', code: 200000 } },
      'a filter in this server blocks',
    ],
    [
      'harmful links',
      { status: 400, body: { message: 'Links', code: 240000 } },
      'a filter in this server blocks',
    ],
    ['two-factor', { status: 403, body: { message: 'Two factor', code: 60003 } }, 'two-factor'],
    ['no reason', { status: 403, body: { message: 'Missing', code: 50013 } }, 'permissions there look right'],
    ['an archived thread', { status: 400, body: { message: 'Archived', code: 50083 } }, 'is archived'],
    ['an error', { status: 500 }, "isn't responding right now"],
  ])('%s', async (_, answer, sentence) => {
    await using world = await startWithReviewChannel({ timing: { retryDelays: [600_000] } });
    const { sandbox } = world;
    sandbox.faults.answer({ ...POST, ...answer, times: Infinity });
    const told = await writeReview(sandbox.member('Noor'), 'Dark', { score: '8' });
    await sandbox.until(() => textOf(world, told).includes(sentence), 'the sentence');
    expect(textOf(world, told)).toContain('is saved, but');
    expect(textOf(world, told)).not.toMatch(/ {2}|need +there/);
  });
});

test('Counts of one review follow while Discord puts the edits of another off for nine seconds, again and again', async () => {
  await using world = await startWithReviewChannel({ timing: { retryDelays: [60_000] } });
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '8' });
  const [glass] = reviewMessages(world);
  const path = new RegExp(`/messages/${glass?.id}$`);
  sandbox.faults.answer({ method: 'PATCH', path, ...limited(30046, 9), times: Infinity });
  sandbox.member('Léa').react(glass ?? { id: '' }, '👍');
  const isPutOff = () => sandbox.requests.some(({ method, status }) => method === 'PATCH' && status === 429);
  await sandbox.until(isPutOff, 'the refusal');
  react(world, 'Léa', '👍');
  const footer = () => reviewMessages(world)[1]?.embeds.at(-1)?.footer?.text ?? '';
  await sandbox.until(() => footer().includes('1 of 1'), 'the other count', 5_000);
});
