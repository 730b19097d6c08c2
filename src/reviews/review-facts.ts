import { hasText, type PostedPosting, type Posting, type Review, reviewKey } from './review.ts';
import type { Score } from './score.ts';

/** The part of a review that is kept in memory: everything but its text. */
export interface ReviewFacts {
  readonly key: string;
  /** The show it was written about, which may have been merged into another since then. */
  readonly showId: string;
  readonly authorId: string;
  /** Absent: the review counts in no mean. */
  readonly score?: Score | undefined;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly changedAt: number;
  /** Whether it is more than a score: see `hasText`. */
  readonly hasText: boolean;
  readonly posting: Posting;
}

export function factsOf(review: Review): ReviewFacts {
  const { showId, author, score, writtenAt, editedAt = writtenAt, posting } = review;
  return {
    key: reviewKey(showId, author.id),
    showId,
    authorId: author.id,
    score,
    writtenAt,
    changedAt: editedAt,
    hasText: hasText(review),
    posting,
  };
}

export type PostedReview = ReviewFacts & { readonly posting: PostedPosting };

export const isPosted = (review: ReviewFacts): review is PostedReview => review.posting.state === 'posted';
