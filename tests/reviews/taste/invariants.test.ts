import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementKind } from '../../../src/reviews/taste/agreement.ts';
import type { ScoredReview } from '../../../src/reviews/taste/define-taste.ts';
import { recommendedFor } from '../../../src/reviews/taste/recommended-shows.ts';
import { tableOf } from '../../../src/reviews/taste/score-table.ts';
import { sharedScores } from '../../../src/reviews/taste/shared-scores.ts';
import { similarShows } from '../../../src/reviews/taste/similar-shows.ts';
import { runSteps } from '../../../src/reviews/taste/steps.ts';
import { type ShowOrder, tasteOrders } from '../../../src/reviews/taste/taste-orders.ts';
import { tasteOf } from '../../../src/reviews/taste/taste-table.ts';
import { columnsOf, NOW, scoredReviews } from './scored-reviews.ts';

const prior = fc.constantFrom(0, 5, 25);

/** Everything that is said or ordered, by ids alone: what is equal here reads the same. */
function saidOf(reviews: readonly ScoredReview[], priorReviews: number) {
  const { columns, shows, members, byId, ties } = columnsOf(reviews);
  const taste = runSteps(tasteOf(runSteps(tableOf(columns)), priorReviews));
  const idsOf = (order: Iterable<number>) => Array.from(order, (show) => shows[show]);
  const at = { priorReviews, now: NOW, tie: byId };
  const { divisive, gems, rising } = runSteps(tasteOrders(taste, taste.scores.byShow, at));
  const pairs = members.flatMap((one, a) =>
    members.map((other, b) => {
      const shared = sharedScores(taste, a, b);
      const accorded = shared.reduce((sum, { tells }) => sum + tells, 0);
      return [`${one} and ${other}`, agreementKind(accorded, shared.length)] as const;
    }),
  );
  const recommended = members.map((id, member) => {
    const found = runSteps(recommendedFor(taste, member, 100, ties));
    return [
      id,
      found.map(({ show, reasons }) => [shows[show], reasons.map((one) => members[one.member])]),
    ] as const;
  });
  const similar = shows.map((id, show) => {
    const found = runSteps(similarShows(taste, show, 100, byId));
    return [id, idsOf(found.map((one) => one.show))] as const;
  });
  return {
    divisive: idsOf(divisive.shows),
    gems: idsOf(gems.shows),
    rising: idsOf(rising.shows),
    pairs: Object.fromEntries(pairs),
    recommended: Object.fromEntries(recommended),
    similar: Object.fromEntries(similar),
  };
}

test('Nothing changes when every score is so much higher, or lower', () => {
  fc.assert(
    fc.property(scoredReviews, prior, fc.integer({ min: -300, max: 300 }), (reviews, priorReviews, more) => {
      const shifted = reviews.map((one) => ({ ...one, score: one.score + more }));
      expect(saidOf(shifted, priorReviews)).toEqual(saidOf(reviews, priorReviews));
    }),
  );
});

test('The same reviews lead to the same, in whatever order they came', () => {
  const shuffled = scoredReviews.chain((reviews) =>
    fc.tuple(fc.constant(reviews), fc.shuffledSubarray(reviews, { minLength: reviews.length })),
  );
  fc.assert(
    fc.property(shuffled, prior, ([reviews, others], priorReviews) => {
      expect(saidOf(others, priorReviews)).toEqual(saidOf(reviews, priorReviews));
    }),
  );
});

test('Imported reviews change nothing about what is rising', () => {
  const rising = (reviews: readonly ScoredReview[], priorReviews: number) => {
    const { columns, shows, byId } = columnsOf(reviews);
    const taste = runSteps(tasteOf(runSteps(tableOf(columns)), priorReviews));
    const at = { priorReviews, now: NOW, tie: byId };
    const order: ShowOrder & { recent: Int32Array } = runSteps(
      tasteOrders(taste, taste.scores.byShow, at),
    ).rising;
    return Array.from(order.shows, (show, place) => [shows[show], order.values[place], order.recent[place]]);
  };
  fc.assert(
    fc.property(scoredReviews, prior, (reviews, priorReviews) => {
      const news = reviews.filter(({ imported }) => !imported);
      expect(rising(reviews, priorReviews)).toEqual(rising(news, priorReviews));
    }),
  );
});
