import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimatedShare, FULL_VOTE } from '../../../src/reviews/helpfulness/standing.ts';
import { readingOrder, type SortableReview } from '../../../src/reviews/ranking/reading-order.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

let keys = 0;
const review = (
  helpful: number,
  notHelpful: number,
  daysAgo: number,
  fans = 0,
  critics = 0,
): SortableReview => ({
  key: `s:${keys++}`,
  writtenAt: NOW - daysAgo * DAY,
  standing: { helpful: helpful * FULL_VOTE, notHelpful, fans, critics },
});

test('The most helpful review comes first', () => {
  const [many, few, none] = [review(40, 5, 30), review(2, 0, 30), review(0, 3, 30)];
  expect(readingOrder([none, many, few], false, NOW)).toEqual([many, few, none]);
});

test('A new review starts at the record of its author', () => {
  const [ofGood, ofUnknown, ofBad] = [review(0, 0, 1, 18, 2), review(0, 0, 1), review(0, 0, 1, 2, 18)];
  const [voted, disliked] = [review(3, 1, 30, 18, 2), review(1, 2, 30)];
  expect(readingOrder([disliked, voted, ofUnknown, ofBad, ofGood], false, NOW)).toEqual([
    ofGood,
    voted,
    ofUnknown,
    disliked,
    ofBad,
  ]);
});

test('Of equal reviews the newer comes first, and of those written at once the one with the first key', () => {
  const [old, older] = [review(0, 0, 20), review(0, 0, 40)];
  const [one, other] = [review(0, 0, 30), review(0, 0, 30)];
  expect(readingOrder([older, other, old, one], false, NOW)).toEqual([old, one, other, older]);
});

test('Where nobody can say not helpful, the newest review comes second for 14 days, however many votes it has', () => {
  const [best, good] = [review(40, 0, 30), review(20, 0, 30)];
  const [fresh, fresher] = [review(0, 0, 13), review(6, 0, 2)];
  expect(readingOrder([fresh, good, fresher, best], true, NOW).slice(0, 3)).toEqual([best, fresher, good]);
  expect(readingOrder([fresh, good, best], true, NOW)).toEqual([best, fresh, good]);
  expect(readingOrder([fresh, good, best], false, NOW)).toEqual([best, good, fresh]);
  const old = review(0, 0, 14);
  expect(readingOrder([old, good, best], true, NOW)).toEqual([best, good, old]);
});

test('Where the newest review is the best, the newest of the others comes second', () => {
  const [best, good, fresh] = [review(40, 0, 1), review(20, 0, 30), review(0, 0, 2)];
  expect(readingOrder([fresh, good, best], true, NOW)).toEqual([best, fresh, good]);
});

const anyReview = fc
  .tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 0, max: 30 }), fc.nat(4), fc.nat(4))
  .map((args) => review(...args));
const someReviews = fc.array(anyReview, { minLength: 1, maxLength: 12 });

test('Every review appears once, and all but the second are sorted by helpfulness', () => {
  fc.assert(
    fc.property(someReviews, fc.boolean(), (reviews, fresh) => {
      const order = readingOrder(reviews, fresh, NOW);
      expect(new Set(order)).toEqual(new Set(reviews));
      expect(order).toHaveLength(reviews.length);
      const shares = order
        .filter((_, index) => !fresh || index !== 1)
        .map(({ standing }) => estimatedShare(standing));
      expect(shares).toEqual(shares.toSorted((one, other) => other - one));
    }),
  );
});

test('A helpful vote never lowers the place of its review', () => {
  fc.assert(
    fc.property(someReviews, fc.boolean(), fc.nat(), (reviews, fresh, at) => {
      const voted = reviews[at % reviews.length] as SortableReview;
      const { helpful, fans } = voted.standing;
      const after = {
        ...voted,
        standing: { ...voted.standing, helpful: helpful + FULL_VOTE, fans: fans + 1 },
      };
      const place = (all: readonly SortableReview[]) =>
        readingOrder(all, fresh, NOW).findIndex(({ key }) => key === voted.key);
      expect(place(reviews.map((one) => (one === voted ? after : one)))).toBeLessThanOrEqual(place(reviews));
    }),
  );
});
