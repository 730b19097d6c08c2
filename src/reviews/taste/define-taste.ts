import { bayesianAverage } from '../ranking/bayesian-average.ts';
import { weightOf } from '../ranking/tally.ts';
import { kindness, rest, spread, usualVariance } from './fairness.ts';

/** A review that counts and has a score. */
export interface ScoredReview {
  readonly showId: string;
  readonly authorId: string;
  /** In tenths. */
  readonly score: number;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly imported: boolean;
}

/** Who is strict, and what is fair, by the plainest reckoning. */
export interface DefinedTaste {
  /** The server's mean (C), weighted by member, in tenths. */
  readonly mean: number;
  /** The usual variance of scores within shows, in square tenths. */
  readonly usual: number;
  readonly byShow: ReadonlyMap<string, readonly ScoredReview[]>;
  readonly byMember: ReadonlyMap<string, readonly ScoredReview[]>;
  /** Weighted and fair rating by show id, in tenths. */
  readonly best: ReadonlyMap<string, number>;
  readonly fair: ReadonlyMap<string, number>;
  /** Kindness, in tenths, and spread, in square tenths, by user id. */
  readonly kind: ReadonlyMap<string, number>;
  readonly spread: ReadonlyMap<string, number>;
  readonly restOf: (review: ScoredReview) => number;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** Each key's value, from its group. */
const mapOf = <T>(groups: ReadonlyMap<string, readonly T[]>, of: (group: readonly T[]) => number) =>
  new Map([...groups].map(([id, group]) => [id, of(group)]));

/** The weighted rating of each show from some reviews, and their mean. @param scoreOf what each is taken as */
function ratingsOf(
  reviews: readonly ScoredReview[],
  weight: (review: ScoredReview) => number,
  priorReviews: number,
  scoreOf: (review: ScoredReview) => number,
) {
  const byShow = Map.groupBy(reviews, ({ showId }) => showId);
  const mean = sum(reviews, (one) => weight(one) * one.score) / sum(reviews, weight);
  const ratings = mapOf(byShow, (group) => {
    const parts = { amount: sum(group, (one) => weight(one) * scoreOf(one)), weight: sum(group, weight) };
    return bayesianAverage(parts, mean, 3 * priorReviews);
  });
  return { mean, byShow, ratings };
}

/**
 * The definition that kept snapshots are held to.
 * @param reviews of one member at most one for a show
 * @param priorReviews how many reviews at the server's mean each show starts with (m)
 */
export function defineTaste(reviews: readonly ScoredReview[], priorReviews: number): DefinedTaste {
  const byMember = Map.groupBy(reviews, ({ authorId }) => authorId);
  const weight = ({ authorId }: ScoredReview) => weightOf(byMember.get(authorId)?.length ?? 0);
  const { mean, byShow, ratings: best } = ratingsOf(reviews, weight, priorReviews, ({ score }) => score);
  const kind = mapOf(byMember, (group) =>
    kindness(
      sum(group, ({ showId, score }) => score - (best.get(showId) ?? 0)),
      group.length,
    ),
  );
  const kindOf = ({ authorId }: ScoredReview) => kind.get(authorId) ?? 0;
  const { ratings: fair } = ratingsOf(reviews, weight, priorReviews, (one) => one.score - kindOf(one));
  const restOf = (one: ScoredReview) => rest(one.score, fair.get(one.showId) ?? 0, kindOf(one));
  const squares = sum([...byShow.values()], (group) => {
    const middle = sum(group, ({ score }) => score) / group.length;
    return sum(group, ({ score }) => (score - middle) ** 2);
  });
  const usual = usualVariance(squares, reviews.length, byShow.size);
  const spreads = mapOf(byMember, (group) =>
    spread(
      sum(group, (one) => restOf(one) ** 2),
      group.length,
      usual,
    ),
  );
  return { mean, usual, byShow, byMember, best, fair, kind, spread: spreads, restOf };
}

/**
 * The shows of some reviews, with ratings from these alone: what is known of their members is what all of their reviews say.
 * @param some of the reviews that `taste` is of
 */
export function defineAmong(
  taste: DefinedTaste,
  some: readonly ScoredReview[],
  priorReviews: number,
): DefinedTaste {
  const weight = ({ authorId }: ScoredReview) => weightOf(taste.byMember.get(authorId)?.length ?? 0);
  const kindOf = ({ authorId }: ScoredReview) => taste.kind.get(authorId) ?? 0;
  const { mean, byShow, ratings: best } = ratingsOf(some, weight, priorReviews, ({ score }) => score);
  const { ratings: fair } = ratingsOf(some, weight, priorReviews, (one) => one.score - kindOf(one));
  const restOf = (one: ScoredReview) => rest(one.score, fair.get(one.showId) ?? 0, kindOf(one));
  return { ...taste, mean, byShow, best, fair, restOf };
}
