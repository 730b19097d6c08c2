import {
  ASPECTS,
  type Aspects,
  hasText,
  type PostedPosting,
  type Posting,
  type Progress,
  type Review,
  reviewKey,
} from './review.ts';
import { nearestScore, type Score } from './score.ts';

/** The part of a review that is kept in memory: everything but its text. */
export interface ReviewFacts {
  readonly key: string;
  /** The show it was written about, which may have been merged into another since then. */
  readonly showId: string;
  readonly authorId: string;
  /** As in the review that they changed last. */
  readonly authorName: string;
  /** Absent: the review counts in no mean. */
  readonly score?: Score | undefined;
  /** Absent without any. */
  readonly aspects?: Aspects | undefined;
  readonly status?: Progress['status'];
  /** Whether it was not written here: see `Review.imported`. */
  readonly imported: boolean;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly changedAt: number;
  /** Whether it is more than a score: see `hasText`. */
  readonly hasText: boolean;
  readonly posting: Posting;
}

export function factsOf(review: Review): ReviewFacts {
  const { showId, author, score, aspects, progress, writtenAt, editedAt = writtenAt, posting } = review;
  return {
    key: reviewKey(showId, author.id),
    showId,
    authorId: author.id,
    authorName: author.name,
    score: score === undefined ? undefined : nearestScore(score),
    aspects: aspects && knownAspects(aspects),
    status: progress?.status,
    imported: review.imported !== undefined,
    writtenAt,
    changedAt: editedAt,
    hasText: hasText(review),
    posting,
  };
}

/** Those of an aspect's scores that are given, each one of the 21; undefined without any. */
export function knownAspects(aspects: Aspects): Aspects | undefined {
  const known = ASPECTS.flatMap((aspect) => {
    const score = aspects[aspect];
    return score === undefined ? [] : [[aspect, nearestScore(score)] as const];
  });
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

export type PostedReview = ReviewFacts & { readonly posting: PostedPosting };

export const isPosted = (review: ReviewFacts): review is PostedReview => review.posting.state === 'posted';
