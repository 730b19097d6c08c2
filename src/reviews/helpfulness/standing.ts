import type { CountedVote } from '../counting/votes.ts';
import { helpfulnessOf, type Readers } from './helpfulness.ts';

/** What a review's place among those of its show depends on. */
export interface Standing extends Readers {
  /** What the helpful votes weigh together, a full vote as `FULL_VOTE`. */
  readonly helpful: number;
  /** How many votes say not helpful. */
  readonly notHelpful: number;
}

/** A vote's weight is a whole number, so that sums are the same in any order: each number up to 10 divides this one. */
export const FULL_VOTE = 2520;

/**
 * What a helpful vote weighs: all helpful votes of one reader for one author weigh two at most together, so that friends who
 * vote for everything lift each other little.
 * @param given how many of that author's reviews this reader found helpful
 */
export const weightOf = (given: number): number =>
  given <= 2 ? FULL_VOTE : Math.floor((2 * FULL_VOTE) / given);

/**
 * The share of readers whom a review probably helps, above 0 and below 1: (h + 4a) / (h + u + 4), with h and u its helpful and other
 * votes, and a its author's record, which counts as four votes. A new review so stands where its author's record has it, and its
 * first vote says little. One division of whole numbers (below 2^53 up to a million votes by a million readers): equal ones are equal
 * on each machine. Formula 7 of the statistics, after E. Miller, "How Not To Sort By Average Rating" (2009), and the answers to it.
 */
export function estimatedShare({ helpful, notHelpful, fans, critics }: Standing): number {
  const readers = fans + critics + 20;
  return (
    (helpful * readers + 4 * FULL_VOTE * (fans + 15)) / ((helpful + FULL_VOTE * (notHelpful + 4)) * readers)
  );
}

/** The standings of all of one author's reviews that count. @param reviews the votes that count, for each of them */
export function standingsOf(reviews: readonly (readonly CountedVote[])[]): Standing[] {
  const { fans, critics } = helpfulnessOf(reviews);
  const given = new Map<string, number>();
  for (const { userId, isHelpful } of reviews.flat())
    if (isHelpful) given.set(userId, (given.get(userId) ?? 0) + 1);
  return reviews.map((votes) => {
    const helpful = votes.filter(({ isHelpful }) => isHelpful);
    return {
      helpful: helpful.reduce((sum, { userId }) => sum + weightOf(given.get(userId) ?? 0), 0),
      notHelpful: votes.length - helpful.length,
      fans,
      critics,
    };
  });
}
