import type { HelpfulCounts } from '../counting/votes.ts';
import { wilsonLowerBound } from './ranking.ts';

/** What the reading order depends on. */
export interface SortableReview {
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly counts: HelpfulCounts;
}

const FRESH_FOR = 14 * 24 * 60 * 60 * 1000;
/** A review with fewer votes than this can be the fresh one. */
export const FEW_VOTES = 5;

/**
 * Sorts a show's reviews as members read them: most helpful first, by the lower bound of the Wilson interval; ties:
 * more helpful votes, then newer. To give late reviews a chance, one fresh review (under 14 days old, fewer than 5
 * votes) comes second: the one with the fewest votes; ties: the newest.
 * @param now milliseconds since the epoch
 */
export function readingOrder<R extends SortableReview>(reviews: Iterable<R>, now: number): R[] {
  const [first, ...others] = [...reviews].sort(compareHelpfulness);
  if (first === undefined) return [];
  let fresh: R | undefined;
  for (const review of others)
    if (isFresh(review, now) && votesOf(review) < FEW_VOTES && isFresher(review, fresh)) fresh = review;
  if (fresh === undefined) return [first, ...others];
  return [first, fresh, ...others.filter((review) => review !== fresh)];
}

/** The order of `readingOrder` without the fresh review. */
export const compareHelpfulness = (one: SortableReview, other: SortableReview): number =>
  helpfulness(other) - helpfulness(one) ||
  other.counts.helpful - one.counts.helpful ||
  other.writtenAt - one.writtenAt;

export const isFresh = ({ writtenAt }: SortableReview, now: number): boolean => now - writtenAt < FRESH_FOR;

const isFresher = (review: SortableReview, than: SortableReview | undefined): boolean =>
  than === undefined ||
  votesOf(review) < votesOf(than) ||
  (votesOf(review) === votesOf(than) && review.writtenAt > than.writtenAt);

const helpfulness = ({ counts }: SortableReview): number =>
  wilsonLowerBound(counts.helpful, counts.notHelpful);

export const votesOf = ({ counts }: SortableReview): number => counts.helpful + counts.notHelpful;
