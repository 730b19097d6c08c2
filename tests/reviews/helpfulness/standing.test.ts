import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountedVote } from '../../../src/reviews/counting/votes.ts';
import { estimatedShare, FULL_VOTE, standingsOf } from '../../../src/reviews/helpfulness/standing.ts';

const helpful = (...users: string[]): CountedVote[] => users.map((userId) => ({ userId, isHelpful: true }));

test('A new review stands at its author’s record, above one of theirs that helped three of four', () => {
  const author = { fans: 18, critics: 2 };
  const [voted, fresh] = [
    { helpful: 3 * FULL_VOTE, notHelpful: 1, ...author },
    { helpful: 0, notHelpful: 0, ...author },
  ];
  expect(estimatedShare(voted)).toBe(0.7875);
  expect(estimatedShare(fresh)).toBe(0.825);
});

test('All helpful votes of one reader for one author weigh two at most together', () => {
  const weights = (reviews: number) =>
    standingsOf(Array.from({ length: reviews }, () => helpful('friend'))).map(
      (one) => one.helpful / FULL_VOTE,
    );
  expect(weights(1)).toEqual([1]);
  expect(weights(2)).toEqual([1, 1]);
  expect(weights(4)).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(weights(11).reduce((sum, weight) => sum + weight)).toBeLessThanOrEqual(2);
  const both = standingsOf([helpful('friend', 'other'), helpful('friend'), helpful('friend')]);
  expect(both[0]?.helpful).toBe((1 + 2 / 3) * FULL_VOTE);
});

const vote = fc.record({ userId: fc.constantFrom('a', 'b', 'c', 'd'), isHelpful: fc.boolean() });
/** On each review, a member has one vote. */
const votes = fc.uniqueArray(vote, { selector: ({ userId }) => userId });
const reviews = fc.array(votes, { minLength: 1, maxLength: 12 });

test('A helpful vote never lowers its review', () => {
  fc.assert(
    fc.property(reviews, fc.nat(), (before, at) => {
      const voted = before[at % before.length] ?? [];
      const after = before.map((one) =>
        one === voted ? [...one.filter(({ userId }) => userId !== 'a'), ...helpful('a')] : one,
      );
      const values = (all: readonly (readonly CountedVote[])[]) => standingsOf(all).map(estimatedShare);
      const place = before.indexOf(voted);
      expect(values(after)[place]).toBeGreaterThanOrEqual(values(before)[place] ?? 1);
    }),
  );
});

test('The order in which votes and reviews are read changes nothing', () => {
  fc.assert(
    fc.property(reviews, (all) => {
      const turned = all.toReversed().map((one) => one.toReversed());
      expect(standingsOf(turned).toReversed()).toEqual(standingsOf(all));
    }),
  );
});
