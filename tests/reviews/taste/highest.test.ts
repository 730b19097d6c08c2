import { expect, test } from 'vitest';
import { highest } from '../../../src/reviews/taste/highest.ts';
import { tableOf } from '../../../src/reviews/taste/score-table.ts';
import { runSteps, type Steps } from '../../../src/reviews/taste/steps.ts';
import { tasteOrders } from '../../../src/reviews/taste/taste-orders.ts';
import { tasteOf } from '../../../src/reviews/taste/taste-table.ts';
import { columnsOf, NOW } from './scored-reviews.ts';

const SHOWS = 20_000;
/** How many looks at two titles a step may take: a few milliseconds. */
const MOST_LOOKS = 4000;

/** The most looks that one of the steps takes. */
function longestStep(stepsOf: (tie: (one: number, other: number) => number) => Steps<unknown>): number {
  let [looks, most] = [0, 0];
  const steps = stepsOf((one, other) => {
    looks += 1;
    return other - one;
  });
  for (let isDone = false; !isDone; looks = 0) {
    isDone = steps.next().done === true;
    most = Math.max(most, looks);
  }
  return most;
}

test('Where all shows are equal their titles are compared in short steps', () => {
  const values = new Float64Array(SHOWS).fill(80);
  expect(longestStep((tie) => highest(values, () => 2, 100, tie))).toBeLessThan(MOST_LOOKS);
  const reviews = Array.from({ length: 2 * SHOWS }, (_, at) => ({
    ...{ showId: `s${at >> 1}`, authorId: `m${at % 2}`, score: 100, writtenAt: NOW, imported: false },
  }));
  const taste = runSteps(tasteOf(runSteps(tableOf(columnsOf(reviews).columns)), 5));
  const orders = (tie: (one: number, other: number) => number) =>
    tasteOrders(taste, taste.scores.byShow, { priorReviews: 5, now: NOW, tie });
  expect(longestStep(orders)).toBeLessThan(MOST_LOOKS);
});
