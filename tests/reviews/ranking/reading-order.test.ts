import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonLowerBound } from '../../../src/reviews/ranking/ranking.ts';
import { readingOrder, type SortableReview } from '../../../src/reviews/ranking/reading-order.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

const review = (helpful: number, notHelpful: number, daysAgo: number): SortableReview => ({
  writtenAt: NOW - daysAgo * DAY,
  counts: { helpful, notHelpful },
});

test('The most helpful review comes first, by how sure that is', () => {
  const [many, few, none] = [review(40, 5, 30), review(2, 0, 30), review(0, 3, 30)];
  expect(readingOrder([none, few, many], NOW)).toEqual([many, few, none]);
});

test('Without votes, the newer review comes first', () => {
  const [old, older] = [review(0, 0, 20), review(0, 0, 40)];
  expect(readingOrder([older, old], NOW)).toEqual([old, older]);
});

test('One fresh review comes second: the newest of those with the fewest votes', () => {
  const [best, good] = [review(40, 0, 30), review(20, 0, 30)];
  const [fresh, fresher, voted] = [review(0, 0, 13), review(0, 0, 2), review(3, 1, 1)];
  expect(readingOrder([voted, fresh, good, fresher, best], NOW).slice(0, 3)).toEqual([best, fresher, good]);
});

test('A review is no longer fresh after 14 days or with 5 votes', () => {
  const [best, good] = [review(40, 0, 30), review(20, 0, 30)];
  for (const notFresh of [review(0, 0, 14), review(0, 5, 1)])
    expect(readingOrder([notFresh, good, best], NOW)).toEqual([best, good, notFresh]);
});

const anyReview = fc.record({
  writtenAt: fc.integer({ min: 0, max: 200 }).map((days) => NOW - days * DAY),
  counts: fc.record({ helpful: fc.nat(50), notHelpful: fc.nat(50) }),
});

test('Every review appears once, and all but the second are sorted by helpfulness', () => {
  fc.assert(
    fc.property(fc.array(anyReview, { maxLength: 30 }), (reviews) => {
      const order = readingOrder(reviews, NOW);
      expect(new Set(order)).toEqual(new Set(reviews));
      expect(order).toHaveLength(reviews.length);
      const bounds = order
        .filter((_, index) => index !== 1)
        .map(({ counts }) => wilsonLowerBound(counts.helpful, counts.notHelpful));
      expect(bounds).toEqual(bounds.toSorted((one, other) => other - one));
    }),
  );
});
