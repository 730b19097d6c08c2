import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementKind } from '../../../src/reviews/taste/agreement.ts';
import { defineAmong, defineTaste, type ScoredReview } from '../../../src/reviews/taste/define-taste.ts';
import { defineDivisive, defineGems, defineRising } from '../../../src/reviews/taste/defined-orders.ts';
import { defineAgreement, defineExpected } from '../../../src/reviews/taste/defined-pairs.ts';
import { recommendedFor } from '../../../src/reviews/taste/recommended-shows.ts';
import { filtered, tableOf } from '../../../src/reviews/taste/score-table.ts';
import { sharedScores } from '../../../src/reviews/taste/shared-scores.ts';
import { runSteps } from '../../../src/reviews/taste/steps.ts';
import { type ShowOrder, tasteOrders } from '../../../src/reviews/taste/taste-orders.ts';
import { tasteOf } from '../../../src/reviews/taste/taste-table.ts';
import { columnsOf, DAY, NOW, scoredReviews } from './scored-reviews.ts';

const prior = fc.constantFrom(0, 3, 5, 25);

/** By id, to nine decimals. */
const rounded = (values: Iterable<readonly [string, number]>) =>
  new Map([...values].map(([id, value]) => [id, Number(value.toFixed(9)) + 0]));

test('In columns there is as much taste as by definition', () => {
  fc.assert(
    fc.property(scoredReviews, prior, (reviews, priorReviews) => {
      const { columns, shows, members } = columnsOf(reviews);
      const taste = runSteps(tasteOf(runSteps(tableOf(columns)), priorReviews));
      const defined = defineTaste(reviews, priorReviews);
      const all = ({ mean, usual }: { mean: number; usual: number }) =>
        rounded(Object.entries({ mean, usual }));
      expect(all(taste)).toEqual(all(defined));
      const byShow = (values: Float64Array) => rounded(shows.map((id, at) => [id, values[at] ?? NaN]));
      const byMember = (values: Float64Array) => rounded(members.map((id, at) => [id, values[at] ?? NaN]));
      expect(byShow(taste.best)).toEqual(rounded(defined.best));
      expect(byShow(taste.fair)).toEqual(rounded(defined.fair));
      expect(byMember(taste.kind)).toEqual(rounded(defined.kind));
      expect(byMember(taste.spread)).toEqual(rounded(defined.spread));
    }),
  );
});

test('Divisive shows, gems and rising shows have the values of their definition, among all reviews and among some', () => {
  const [isAny, someShows] = [() => true, (showId: string) => showId < 's5'];
  const lately = (writtenAt: number) => writtenAt > NOW - 100 * DAY;
  const wanted = fc.record({
    isShow: fc.constantFrom(isAny, someShows),
    isTime: fc.constantFrom(isAny, lately),
  });
  fc.assert(
    fc.property(scoredReviews, prior, wanted, (reviews, priorReviews, { isShow, isTime }) => {
      const { columns, shows, byId } = columnsOf(reviews);
      const taste = runSteps(tasteOf(runSteps(tableOf(columns)), priorReviews));
      const { byShow } = taste.scores;
      const isWanted = (one: ScoredReview) => isShow(one.showId) && isTime(one.writtenAt);
      const some = runSteps(
        filtered(
          byShow,
          (show) => isShow(shows[show] ?? ''),
          (at) => isTime(byShow.writtenAt[at] ?? 0),
        ),
      );
      const orders = runSteps(tasteOrders(taste, some, { priorReviews, now: NOW, tie: byId }));
      const check = (order: ShowOrder, values: ReadonlyMap<string, number>) => {
        const found = Array.from(
          order.shows,
          (show, at) => [shows[show] ?? '', order.values[at] ?? NaN] as const,
        );
        expect(rounded(found)).toEqual(rounded(values));
        for (const [place, [, value]] of found.entries())
          expect(value - (found[place - 1]?.[1] ?? value)).toBeLessThanOrEqual(2e-6);
      };
      const defined = defineAmong(defineTaste(reviews, priorReviews), reviews.filter(isWanted), priorReviews);
      check(orders.divisive, defineDivisive(defined));
      check(orders.gems, defineGems(defined));
      check(orders.rising, defineRising(reviews, priorReviews, NOW, isWanted));
    }),
  );
});

test('Two members agree as by definition, and the one with the other as the other with the one', () => {
  fc.assert(
    fc.property(scoredReviews, prior, (reviews, priorReviews) => {
      const { columns, members } = columnsOf(reviews);
      const taste = runSteps(tasteOf(runSteps(tableOf(columns)), priorReviews));
      const defined = defineTaste(reviews, priorReviews);
      const kindOf = (one: number, other: number) => {
        const shared = sharedScores(taste, one, other);
        return agreementKind(
          shared.reduce((sum, { tells }) => sum + tells, 0),
          shared.length,
        );
      };
      for (const [one, id] of members.entries())
        for (const [other, otherId] of members.entries()) {
          expect(kindOf(one, other)).toBe(kindOf(other, one));
          expect(kindOf(one, other)).toBe(defineAgreement(defined, id, otherId));
        }
    }),
  );
});

test('A member is recommended what they are expected to like most, by definition, with all others after it', () => {
  fc.assert(
    fc.property(scoredReviews, prior, fc.integer({ min: 1, max: 5 }), (reviews, priorReviews, most) => {
      const { columns, shows, members, ties } = columnsOf(reviews);
      const taste = runSteps(tasteOf(runSteps(tableOf(columns)), priorReviews));
      const defined = defineTaste(reviews, priorReviews);
      for (const [member, id] of members.entries()) {
        const values = defineExpected(defined, id);
        const all = runSteps(recommendedFor(taste, member, 100, ties));
        expect(rounded(all.map(({ show, value }) => [shows[show] ?? '', value]))).toEqual(rounded(values));
        const some = runSteps(recommendedFor(taste, member, most, ties));
        expect(some).toEqual(all.slice(0, most));
      }
    }),
  );
});
