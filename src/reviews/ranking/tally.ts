import { HIGH_SCORE, LOW_SCORE, type Score } from '../score.ts';

/** What one review that counts gives to its show. */
export interface Share {
  readonly score: Score | undefined;
  /** In thirds of a review: see `weightOf`. */
  readonly weight: number;
  /** The number of its author, by which the one author of a show is found again. */
  readonly author: number;
}

/** What the reviews of a show, or of many, add up to. Whole numbers, so that no order of adding makes a difference. */
export interface Tally {
  readonly reviews: number;
  /** Those with a score: the others count in no mean (n). */
  readonly count: number;
  /** Of the scores, in tenths. */
  readonly sum: number;
  /** Of the scores' weights, in thirds (W of formula 1). */
  readonly weight: number;
  /** Of scores times weights (Σws). */
  readonly weighted: number;
  /** Scores of 9 and more (L). */
  readonly high: number;
  /** Scores of 4 and less. */
  readonly low: number;
  /** Of the authors' numbers. */
  readonly authors: number;
}

/** A tally that is added to. */
export type MutableTally = { -readonly [Part in keyof Tally]: Tally[Part] };

/** What no reviews add up to. */
export const emptyTally = (): MutableTally => ({
  reviews: 0,
  count: 0,
  sum: 0,
  weight: 0,
  weighted: 0,
  high: 0,
  low: 0,
  authors: 0,
});

/** How many reviews of a member it takes until they count in full. */
const FULL_WEIGHT = 3;

/**
 * How much each review of a member counts, in thirds: so that one who comes to lift a single show lifts it by a third.
 * @param reviews how many scored reviews of theirs count (k)
 */
export const weightOf = (reviews: number): number => Math.min(FULL_WEIGHT, reviews);

/**
 * Adds what a review gives, in place: a million are added while a guild is loaded.
 * @param times -1 takes away what was added
 */
export function addShare(to: MutableTally, { score, weight, author }: Share, times: 1 | -1 = 1): void {
  to.reviews += times;
  to.authors += times * author;
  if (score === undefined) return;
  to.count += times;
  to.sum += times * score;
  to.weight += times * weight;
  to.weighted += times * weight * score;
  if (score >= HIGH_SCORE) to.high += times;
  if (score <= LOW_SCORE) to.low += times;
}

/** Adds what many reviews add up to, in place. */
export function addTally(to: MutableTally, tally: Tally, times: 1 | -1 = 1): void {
  for (const part of PARTS) to[part] += times * tally[part];
}

const PARTS = Object.keys(emptyTally()) as (keyof Tally)[];
