import { expect, test } from 'vitest';
import { MovableClock } from '../support/movable-clock.ts';
import { type PutReview, putReviews } from '../support/put-reviews.ts';
import { react, untilShown } from '../support/votes.ts';
import {
  labelsOf,
  messageOf,
  startWithReviewChannel,
  startWorld,
  textsOf,
  wordsOf,
  writeReview,
} from '../support/world.ts';

test('Reviewers are those whose reviews helped most people: in the month, the year, and always', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  await writeReview(jun, 'Dark', { score: '6' });
  await writeReview(noor, 'Glass Heart', { score: '8' });
  for (const name of ['Ada', 'Léa', 'Malik']) react(world, name, '👍');
  react(world, 'Tomás', '👎');
  await untilShown(world, '3 of 4');
  await writeReview(noor, 'Arrival', { score: '8' });
  react(world, 'Ada', '👍');
  await untilShown(world, '1 of 1');

  const answer = await jun.slash('/reviewers');
  expect(answer).toMatchObject({ ephemeral: false });
  const card = messageOf(answer);
  expect(wordsOf(card)).toContain('-# People whom their reviews helped.');
  expect(textsOf(card).at(-1)).toBe('**1** · Noor\n-# **3 people helped** · 80% · 2 reviews');
  expect(labelsOf(card)).toEqual(['Write a review', 'Best shows', 'This month', 'This year']);

  const month = messageOf(await jun.press(card, 'This month'));
  expect(month.id).toBe(card.id);
  expect(wordsOf(month)).toMatch(/-# \w+ \d{4} · People whom/);
  expect(wordsOf(month)).toContain('Noor\n-# **3 people helped**');
  expect(labelsOf(month)).toContain('Always');
  const copy = await noor.press(card, 'This year');
  expect(copy).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(copy))).toMatch(/-# \d{4} · People whom/);

  const always = messageOf(await jun.press(month, 'Always'));
  const record = messageOf(await jun.select(always, 'People helped', 'w.1.1'));
  expect(textsOf(record).at(-1)).toBe('**1** · Noor\n-# **record 75%** · 3 people helped · 2 reviews');
  const written = messageOf(await jun.select(record, 'Record', 'w.2.1'));
  expect(textsOf(written).at(-1)).toBe(
    '**1** · Noor\n-# **2 reviews** · 3 people helped · 80%\n**2** · Jun\n-# **one review**',
  );
  const profile = await jun.select(written, 'Open a profile', `p.${BigInt(noor.id).toString(36)}`);
  expect(wordsOf(messageOf(profile))).toContain('-# Helped 3 people\n-# 80% of 5 votes helpful');
});

test('Without votes in a month the card says what a vote is, and leads to all of them', async () => {
  const clock = new MovableClock();
  await using world = await startWorld({ onDisk: true, clock });
  await putReviews(world, [{ by: 'Noor', show: 'Dark', score: 80 }]);
  const noor = world.sandbox.member('Noor');
  const card = messageOf(await noor.slash('/reviewers', { period: 'month' }));
  expect(wordsOf(card)).toContain('Nobody has voted this month yet. A 👍 under a review is a vote.');
  const year = messageOf(await noor.slash('/reviewers', { period: 'year', sort: 'record' }));
  expect(wordsOf(year)).toContain('Nobody has voted this year yet.');
  const always = messageOf(await noor.press(card, 'Always'));
  expect(wordsOf(always)).toContain('Nobody has voted yet.');
  // A button says what it leads to, however old it is.
  const month = () => /-# (\w+ \d{4}) ·/.exec(wordsOf(card))?.[1];
  const before = month();
  clock.advance(40 * 24 * 60 * 60 * 1000);
  const later = wordsOf(messageOf(await noor.press(year, 'This month')));
  expect(later).toContain('Nobody has voted this month yet.');
  expect(later).not.toContain(before);
});

test('Pages go round, also after a restart, and a page that is gone is the nearest', async () => {
  await using world = await startWorld({ onDisk: true });
  const reviews = Array.from(
    { length: 25 },
    (_, index): PutReview => ({ by: `Member ${String.fromCharCode(65 + index)}`, show: 'Dark', score: 80 }),
  );
  await putReviews(world, reviews);
  const noor = world.sandbox.member('Noor');
  const first = messageOf(await noor.slash('/reviewers', { sort: 'reviews' }));
  expect(labelsOf(first).slice(-2)).toEqual(['‹ 3', '1 of 3 ›']);
  await world.stopBot();
  await world.startBot();
  const last = messageOf(await noor.press(first, '‹ 3'));
  expect(textsOf(last).at(-1)?.split('\n')).toHaveLength(10);
  expect(labelsOf(messageOf(await noor.press(last, '3 of 3 ›'))).at(-1)).toBe('1 of 3 ›');
});
