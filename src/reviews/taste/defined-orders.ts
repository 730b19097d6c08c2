import { type DefinedTaste, defineAmong, defineTaste, type ScoredReview } from './define-taste.ts';
import {
  division,
  LEAST_DIVISIVE,
  LEAST_KNOWN,
  livelier,
  liveliness,
  mostOfGem,
  risingValue,
} from './show-orders.ts';

/** Values by show id, of the shows that are in an order; the highest comes first. */
type Values = ReadonlyMap<string, number>;

const valuesOf = (
  taste: DefinedTaste,
  of: (reviews: readonly ScoredReview[], id: string) => number | undefined,
) =>
  new Map(
    [...taste.byShow].flatMap(([id, reviews]) => {
      const value = of(reviews, id);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );

/** Divisive shows, by how far members differ on them. */
export const defineDivisive = (taste: DefinedTaste): Values =>
  valuesOf(taste, (reviews) => {
    if (reviews.length < LEAST_DIVISIVE) return undefined;
    const proportions = reviews.map((one) => {
      const spread = taste.spread.get(one.authorId) ?? 0;
      return spread > 0 ? taste.restOf(one) ** 2 / spread : 0;
    });
    return division(
      proportions.reduce((sum, one) => sum + one, 0),
      reviews.length,
    );
  });

/** Hidden gems, by their fair rating in tenths: shows that no more have scored than the middle one. */
export function defineGems(taste: DefinedTaste): Values {
  const most = mostOfGem(Int32Array.from(taste.byShow.values(), ({ length }) => length));
  return valuesOf(taste, ({ length }, id) =>
    length >= LEAST_KNOWN && length <= most ? taste.fair.get(id) : undefined,
  );
}

/**
 * Rising shows. Imported reviews have no part in it, neither by themselves nor in what is usual here: an import is an old collection,
 * and no news.
 * @param isWanted which reviews it is about; by default all
 * @param now milliseconds since the epoch
 */
export function defineRising(
  reviews: readonly ScoredReview[],
  priorReviews: number,
  now: number,
  isWanted: (review: ScoredReview) => boolean = () => true,
): Values {
  const news = reviews.filter(({ imported }) => !imported);
  const taste = defineAmong(defineTaste(news, priorReviews), news.filter(isWanted), priorReviews);
  return valuesOf(taste, (group, id) => {
    const lively = group.reduce((sum, { writtenAt }) => sum + liveliness(now - writtenAt), 0);
    const first = group.reduce((least, { writtenAt }) => Math.min(least, writtenAt), now);
    const more = livelier(lively, group.length, now - first);
    return more > 0 ? risingValue(more, taste.best.get(id) ?? 0, taste.mean) : undefined;
  });
}
