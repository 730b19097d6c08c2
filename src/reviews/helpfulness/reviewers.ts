import { compareTexts } from '../compare-texts.ts';
import { dayOf } from '../counting/vote-days.ts';
import type { CountedVote } from '../counting/votes.ts';
import { isWithin, type Period, type Span, spanOf } from '../period.ts';
import { helpfulnessOf } from './helpfulness.ts';

/** By what a list of reviewers is ordered. */
export const REVIEWER_SORTS = ['helped', 'record', 'reviews'] as const;
export type ReviewerSort = (typeof REVIEWER_SORTS)[number];

export interface ReviewerList {
  readonly sort: ReviewerSort;
  /** When members voted, and reviews were written; absent: always. */
  readonly period?: Period | undefined;
}

/** A member in a list of reviewers, with numbers of its period; the record is always of all votes. */
export interface ListedReviewer {
  readonly userId: string;
  /** How many different members their reviews helped. */
  readonly helped: number;
  /** The share of votes that say helpful, from 0 to 1; undefined without votes. */
  readonly share: number | undefined;
  /** As `recordOf` has it. */
  readonly record: number;
  /** How many reviews they wrote. */
  readonly reviews: number;
}

export interface RankedReviewer extends ListedReviewer {
  /** From 1. */
  readonly rank: number;
}

/** One page of a list of reviewers. */
export interface ReviewerPage {
  readonly reviewers: readonly RankedReviewer[];
  /** From 1: the wanted page, or the nearest that there is. */
  readonly page: number;
  readonly pages: number;
  /** How many members the list has. */
  readonly total: number;
}

/** A review that counts, with the votes that count. */
export interface VotedReview {
  readonly authorId: string;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly imported: boolean;
  readonly votes: readonly CountedVote[];
}

/**
 * The members whose reviews helped most members (`helped`), who have the best record among those that members voted on (`record`), or
 * who wrote the most (`reviews`); ties by the others of these three in the order of formula 10, then by id. In a period count
 * the votes that were first seen on its days (UTC) and the reviews that were written in it, imported ones not at all: whoever
 * brings an old collection is no reviewer of the month.
 */
export function listReviewers(
  reviews: Iterable<VotedReview>,
  { sort, period }: ReviewerList,
): ListedReviewer[] {
  const byAuthor = Map.groupBy(reviews, ({ authorId }) => authorId);
  const span = period && spanOf(period);
  return Array.from(byAuthor, ([userId, theirs]) => reviewerOf(userId, theirs, span))
    .filter((reviewer) => isListed(reviewer, sort))
    .sort(compareReviewers(sort));
}

function reviewerOf(userId: string, all: readonly VotedReview[], span: Span | undefined): ListedReviewer {
  const theirs = span === undefined ? all : all.filter(({ imported }) => !imported);
  const { helped, helpful, notHelpful } = helpfulnessOf(theirs.map(({ votes }) => votesIn(votes, span)));
  return {
    userId,
    helped,
    share: shareOf(helpful, notHelpful),
    record: helpfulnessOf(all.map(({ votes }) => votes)).record,
    reviews: theirs.filter(({ writtenAt }) => span === undefined || isWithin(writtenAt, span)).length,
  };
}

/** The votes that were first seen in a period; without one, all. */
const votesIn = (votes: readonly CountedVote[], span: Span | undefined): readonly CountedVote[] =>
  span === undefined ? votes : votes.filter(({ day }) => isIn(span, day));

/** Whether a vote's day lies in a period, whose ends are ends of days. */
const isIn = ({ from, to }: Span, day: number | undefined): boolean =>
  day !== undefined && dayOf(from) <= day && day < dayOf(to);

/** The share of votes that say helpful; undefined without votes. */
export const shareOf = (helpful: number, notHelpful: number): number | undefined =>
  helpful + notHelpful === 0 ? undefined : helpful / (helpful + notHelpful);

/** Whether there is something to say of a member: nobody has voted on the reviews of others, or they wrote none. */
export const isListed = ({ helped, share, reviews }: ListedReviewer, sort: ReviewerSort): boolean =>
  sort === 'record' ? share !== undefined : (sort === 'helped' ? helped : reviews) > 0;

/** As `Array.prototype.sort` takes it. No two members are equal. */
export const compareReviewers =
  (sort: ReviewerSort) =>
  (one: ListedReviewer, other: ListedReviewer): number =>
    other[sort] - one[sort] ||
    other.helped - one.helped ||
    other.record - one.record ||
    other.reviews - one.reviews ||
    compareTexts(one.userId, other.userId);
