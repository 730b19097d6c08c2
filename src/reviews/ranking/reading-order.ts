import type { HelpfulCounts } from '../counting/votes.ts';
import { wilsonLowerBound } from './ranking.ts';

/** What the reading order depends on. */
export interface SortableReview {
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly counts: HelpfulCounts;
}

const FRESH_FOR = 14 * 24 * 60 * 60 * 1000;
const FEW_VOTES = 5;

/**
 * Sorts a show's reviews as members read them: most helpful first, by the lower bound of the Wilson interval; ties:
 * more helpful votes, then newer. To give late reviews a chance, one fresh review (under 14 days old, fewer than 5
 * votes) comes second: the one with the fewest votes; ties: the newest.
 * @param now milliseconds since the epoch
 */
export const readingOrder = <R extends SortableReview>(reviews: Iterable<R>, now: number): R[] =>
  withFreshSecond([...reviews].sort(compareHelpfulness), now);

/** The order of `readingOrder` without the fresh review. */
export const compareHelpfulness = (one: SortableReview, other: SortableReview): number =>
  helpfulness(other) - helpfulness(one) ||
  other.counts.helpful - one.counts.helpful ||
  other.writtenAt - one.writtenAt;

/** Moves the fresh review of `readingOrder` to the second place of reviews that are in order. */
export function withFreshSecond<R extends SortableReview>(
  [first, ...others]: readonly R[],
  now: number,
): R[] {
  if (first === undefined) return [];
  let fresh: R | undefined;
  for (const review of others)
    if (now - review.writtenAt < FRESH_FOR && votes(review) < FEW_VOTES && isFresher(review, fresh))
      fresh = review;
  if (fresh === undefined) return [first, ...others];
  return [first, fresh, ...others.filter((review) => review !== fresh)];
}

const isFresher = (review: SortableReview, than: SortableReview | undefined): boolean =>
  than === undefined ||
  votes(review) < votes(than) ||
  (votes(review) === votes(than) && review.writtenAt > than.writtenAt);

const helpfulness = ({ counts }: SortableReview): number =>
  wilsonLowerBound(counts.helpful, counts.notHelpful);

const votes = ({ counts }: SortableReview): number => counts.helpful + counts.notHelpful;
