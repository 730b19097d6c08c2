import { expect, test } from 'vitest';
import type { CountedVote } from '../../../src/reviews/counting/votes.ts';
import { helpfulnessOf, recordOf } from '../../../src/reviews/helpfulness/helpfulness.ts';

const helpful = (...users: string[]): CountedVote[] => users.map((userId) => ({ userId, isHelpful: true }));
const not = (...users: string[]): CountedVote[] => users.map((userId) => ({ userId, isHelpful: false }));

test("An author's record begins at three in four, and counts each reader once", () => {
  expect(recordOf({ fans: 0, critics: 0 })).toBe(0.75);
  expect(recordOf({ fans: 18, critics: 2 })).toBe(0.825);
  expect(helpfulnessOf([helpful('a'), helpful('a'), helpful('a')]).record).toBe(16 / 21);
});

test('Readers are fans or critics by all of their votes for an author together', () => {
  const reviews = [
    [...helpful('fan', 'torn'), ...not('critic')],
    [...helpful('fan', 'critic'), ...not('torn')],
    not('fan', 'critic'),
  ];
  expect(helpfulnessOf(reviews)).toEqual({
    helped: 3,
    helpful: 4,
    notHelpful: 4,
    fans: 1,
    critics: 1,
    record: 16 / 22,
  });
});
