import { expect, test } from 'vitest';
import { milestoneReached } from '../../../src/reviews/counting/milestones.ts';

test.each([
  [0, 0],
  [9, 0],
  [10, 10],
  [49, 10],
  [50, 50],
  [99, 50],
  [100, 100],
  [499, 100],
  [500, 500],
  [1_000, 1_000],
  [123_456, 100_000],
])('with %d helpful votes the last milestone is %d', (helpful, milestone) => {
  expect(milestoneReached(helpful)).toBe(milestone);
});
