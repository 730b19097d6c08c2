import { compareTexts } from '../compare-texts.ts';
import { estimatedShare, type Standing } from '../helpfulness/standing.ts';

/** What the reading order depends on. */
export interface SortableReview {
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly standing: Standing;
  /** The review's key, which settles ties of reviews that were written in the same millisecond. */
  readonly key: string;
}

const FRESH_FOR = 14 * 24 * 60 * 60 * 1000;

/**
 * Sorts a show's reviews as members read them: most helpful first, a new one at its author's record; ties: newer first.
 *
 * Where members can't say "not helpful", nothing tells an unread review from an unhelpful one: there the newest review comes second
 * for its first 14 days, however many votes it has, so that no helpful vote costs a review its place.
 * @param fresh whether the newest comes second
 * @param now milliseconds since the epoch
 */
export function readingOrder<R extends SortableReview>(
  reviews: Iterable<R>,
  fresh: boolean,
  now: number,
): R[] {
  const [first, ...others] = [...reviews].sort(compareHelpfulness);
  if (first === undefined) return [];
  const [newest] = others.toSorted(compareAge);
  if (!fresh || newest === undefined || !isFresh(newest, now)) return [first, ...others];
  return [first, newest, ...others.filter((review) => review !== newest)];
}

/** The order of `readingOrder` without the fresh review. */
export const compareHelpfulness = (one: SortableReview, other: SortableReview): number =>
  estimatedShare(other.standing) - estimatedShare(one.standing) || compareAge(one, other);

/** The newest first. */
export const compareAge = (one: SortableReview, other: SortableReview): number =>
  other.writtenAt - one.writtenAt || compareTexts(one.key, other.key);

export const isFresh = ({ writtenAt }: SortableReview, now: number): boolean => now - writtenAt < FRESH_FOR;
