import type { Score } from '../score.ts';

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

export const NOTHING: Tally = {
  reviews: 0,
  count: 0,
  sum: 0,
  weight: 0,
  weighted: 0,
  high: 0,
  low: 0,
  authors: 0,
};

/** From which score on a score is high, and up to which it is low, in tenths. */
const HIGH = 90;
const LOW = 40;

/** How many reviews of a member it takes until they count in full. */
const FULL_WEIGHT = 3;

/**
 * How much each review of a member counts, in thirds: so that one who comes to lift a single show lifts it by a third.
 * @param reviews how many scored reviews of theirs count (k)
 */
export const weightOf = (reviews: number): number => Math.min(FULL_WEIGHT, reviews);

export const tallyOf = ({ score, weight, author }: Share): Tally =>
  score === undefined
    ? { ...NOTHING, reviews: 1, authors: author }
    : {
        reviews: 1,
        count: 1,
        sum: score,
        weight,
        weighted: weight * score,
        high: score >= HIGH ? 1 : 0,
        low: score <= LOW ? 1 : 0,
        authors: author,
      };

/** @param times -1 takes away what was added */
export const added = (to: Tally, tally: Tally, times: 1 | -1 = 1): Tally => ({
  reviews: to.reviews + times * tally.reviews,
  count: to.count + times * tally.count,
  sum: to.sum + times * tally.sum,
  weight: to.weight + times * tally.weight,
  weighted: to.weighted + times * tally.weighted,
  high: to.high + times * tally.high,
  low: to.low + times * tally.low,
  authors: to.authors + times * tally.authors,
});
