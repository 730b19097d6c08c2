import { expect, test } from 'vitest';
import { dayOf } from '../../../src/reviews/counting/vote-days.ts';
import {
  listReviewers,
  type ReviewerList,
  type VotedReview,
} from '../../../src/reviews/helpfulness/reviewers.ts';

const MAY = Date.UTC(2026, 4, 10);
const review = (authorId: string, voters: string, more: Partial<VotedReview> = {}): VotedReview => ({
  authorId,
  writtenAt: MAY,
  imported: false,
  votes: [...voters].map((userId) => ({ userId, isHelpful: true, day: dayOf(MAY) })),
  ...more,
});
const ids = (reviews: VotedReview[], list: ReviewerList) =>
  listReviewers(reviews, list).map(({ userId }) => userId);

test('Whoever helped the most members comes first, however often the same ones vote', () => {
  const reviews = [
    review('clique', 'ab'),
    review('clique', 'ab'),
    review('clique', 'ab'),
    review('one', 'abc'),
  ];
  expect(ids(reviews, { sort: 'helped' })).toEqual(['one', 'clique']);
  expect(listReviewers(reviews, { sort: 'helped' })[1]).toEqual({
    userId: 'clique',
    helped: 2,
    share: 1,
    record: 17 / 22,
    reviews: 3,
  });
});

test('A month counts the votes that were first seen in it, and a vote of an unknown day counts for always alone', () => {
  const [lastDay, firstDay] = [dayOf(Date.UTC(2026, 4, 31, 23)), dayOf(Date.UTC(2026, 5, 1))];
  const reviews = [
    review('may', '', { votes: [{ userId: 'a', isHelpful: true, day: lastDay }] }),
    review('june', '', { votes: [{ userId: 'a', isHelpful: true, day: firstDay }] }),
    review('old', '', { votes: [{ userId: 'a', isHelpful: true }] }),
  ];
  expect(ids(reviews, { sort: 'helped', period: { year: 2026, month: 5 } })).toEqual(['may']);
  expect(ids(reviews, { sort: 'helped', period: { year: 2026, month: 6 } })).toEqual(['june']);
  expect(ids(reviews, { sort: 'helped', period: { year: 2026 } })).toEqual(['june', 'may']);
  expect(ids(reviews, { sort: 'helped' })).toEqual(['june', 'may', 'old']);
});

test('Imported reviews make nobody a reviewer of the month', () => {
  const reviews = [
    review('importer', 'abc', { imported: true }),
    review('importer', '', { imported: true }),
    review('writer', 'a'),
  ];
  const period = { year: 2026, month: 5 };
  expect(ids(reviews, { sort: 'helped', period })).toEqual(['writer']);
  expect(ids(reviews, { sort: 'reviews', period })).toEqual(['writer']);
  expect(ids(reviews, { sort: 'record', period })).toEqual(['writer']);
  expect(ids(reviews, { sort: 'helped' })).toEqual(['importer', 'writer']);
});

test('Equal members stand by the other numbers, then by id', () => {
  const reviews = [review('b', 'xy'), review('a', 'xy'), review('c', 'xy'), review('c', '')];
  for (const sort of ['helped', 'record'] as const) expect(ids(reviews, { sort })).toEqual(['c', 'a', 'b']);
  expect(ids(reviews, { sort: 'reviews' })).toEqual(['c', 'a', 'b']);
});
