import type { CountedVote } from '../counting/votes.ts';

/** How much reviews have helped: those of one author that count. */
export interface Helpfulness {
  /** How many different members found one of them helpful, at least. */
  readonly helped: number;
  /** How many votes say so, and how many say the opposite. */
  readonly helpful: number;
  readonly notHelpful: number;
  /** The author's record: see `recordOf`. */
  readonly record: number;
}

/** Whose votes on an author's reviews say helpful on balance, and whose do not; as many of both say neither. */
export interface Readers {
  readonly fans: number;
  readonly critics: number;
}

/** The readers of somebody on whose reviews nobody has voted. */
export const NOBODY: Readers = { fans: 0, critics: 0 };

/**
 * How helpful an author's reviews have proved, above 0 and below 1: three readers in four, as usual, until members have voted. It
 * counts members, not votes, so that one who votes for everything says no more than another. Formula 7 of the statistics, after
 * E. Miller, "How Not To Sort By Average Rating" (2009), and the answers to it.
 */
export const recordOf = ({ fans, critics }: Readers): number => (fans + 15) / (fans + critics + 20);

/** What the votes on an author's reviews add up to. @param reviews the votes that count, for each review that counts */
export function helpfulnessOf(reviews: Iterable<readonly CountedVote[]>): Helpfulness & Readers {
  const balances = new Map<string, number>();
  const helped = new Set<string>();
  let [helpful, notHelpful, fans, critics] = [0, 0, 0, 0];
  for (const votes of reviews)
    for (const { userId, isHelpful } of votes) {
      balances.set(userId, (balances.get(userId) ?? 0) + (isHelpful ? 1 : -1));
      if (isHelpful) helped.add(userId);
      if (isHelpful) helpful += 1;
      else notHelpful += 1;
    }
  for (const balance of balances.values())
    if (balance > 0) fans += 1;
    else if (balance < 0) critics += 1;
  return { helped: helped.size, helpful, notHelpful, fans, critics, record: recordOf({ fans, critics }) };
}
