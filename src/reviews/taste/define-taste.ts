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
  readonly reviews: readonly ScoredReview[];
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

/**
 * The definition that kept snapshots are held to.
 * @param reviews of one member at most one for a show
 * @param priorReviews how many reviews at the server's mean each show starts with (m)
 */
export function defineTaste(reviews: readonly ScoredReview[], priorReviews: number): DefinedTaste {
  const byShow = Map.groupBy(reviews, ({ showId }) => showId);
  const byMember = Map.groupBy(reviews, ({ authorId }) => authorId);
  const weight = ({ authorId }: ScoredReview) => weightOf(byMember.get(authorId)?.length ?? 0);
  const mean = sum(reviews, (one) => weight(one) * one.score) / sum(reviews, weight);
  const rating = (group: readonly ScoredReview[], scoreOf: (review: ScoredReview) => number) =>
    bayesianAverage(
      { amount: sum(group, (one) => weight(one) * scoreOf(one)), weight: sum(group, weight) },
      mean,
      3 * priorReviews,
    );
  const best = mapOf(byShow, (group) => rating(group, ({ score }) => score));
  const kind = mapOf(byMember, (group) =>
    kindness(
      sum(group, ({ showId, score }) => score - (best.get(showId) ?? 0)),
      group.length,
    ),
  );
  const kindOf = ({ authorId }: ScoredReview) => kind.get(authorId) ?? 0;
  const fair = mapOf(byShow, (group) => rating(group, (one) => one.score - kindOf(one)));
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
  return { reviews, mean, usual, byShow, byMember, best, fair, kind, spread: spreads, restOf };
}
