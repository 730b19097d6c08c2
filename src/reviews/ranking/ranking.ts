import type { Show } from '../shows/show.ts';
import { titleKey } from '../shows/title.ts';

/** How many reviews at the guild's mean each show starts with, unless the guild sets another number. */
export const DEFAULT_PRIOR_REVIEWS = 3;

export interface ShowTotal {
  readonly show: Show;
  /** Sum of its reviews' scores, in tenths. */
  readonly sum: number;
  /** Number of its scores: a review without one counts in no mean. */
  readonly count: number;
}

export interface RankedShow {
  readonly show: Show;
  /** From 1. */
  readonly rank: number;
  readonly count: number;
  /** Mean score in tenths. */
  readonly mean: number;
  /** Weighted rating in tenths. */
  readonly weighted: number;
}

/**
 * The Bayesian average (v·S + m·C) / (v + m), https://en.wikipedia.org/wiki/Bayesian_average: few reviews pull a show
 * only a little away from the guild's mean.
 * @param total the show's scores: sum (v·S) and number (v) of its reviews
 * @param guildMean mean of all the guild's scores (C), in the unit of the sum
 * @param priorReviews how many reviews at that mean are added (m), 0 or more
 * @returns in the unit of the sum; NaN when there are no reviews at all
 */
export function weightedRating(
  total: Omit<ShowTotal, 'show'>,
  guildMean: number,
  priorReviews: number,
): number {
  return (total.sum + priorReviews * guildMean) / (total.count + priorReviews);
}

const Z_95 = 1.959963984540054;

/**
 * Lower bound of the 95 % Wilson score interval of helpful / (helpful + not helpful): E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", 1927. From 0 to 1; exactly 0 without helpful votes.
 */
export function wilsonLowerBound(helpful: number, notHelpful: number): number {
  if (helpful === 0) return 0;
  const votes = helpful + notHelpful;
  const share = helpful / votes;
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * votes);
  const margin = Z_95 * Math.sqrt((share * (1 - share) + z2 / (4 * votes)) / votes);
  return (centre - margin) / (1 + z2 / votes);
}

/**
 * Ranks the shows that have scores by weighted rating, best first; ties: more scores first, then title, then year.
 * Ratings are compared as exact fractions, so floating point neither makes nor breaks a tie.
 * @param priorReviews a whole number, 0 or more; throws RangeError otherwise
 */
export function rankShows(
  totals: Iterable<ShowTotal>,
  priorReviews: number = DEFAULT_PRIOR_REVIEWS,
): readonly RankedShow[] {
  const scored = Array.from(totals)
    .filter((total) => total.count > 0)
    .map(titled);
  const basis = {
    sum: scored.reduce((sum, total) => sum + total.sum, 0),
    count: scored.reduce((count, total) => count + total.count, 0),
    priorReviews,
  };
  const compare = compareBy(basis);
  return scored.sort(compare).map((total, index) => withRank(total, basis, index + 1));
}

/** What a weighted rating rests on besides the show: all scores of the guild, and the setting. */
export interface RatingBasis {
  readonly sum: number;
  readonly count: number;
  /** A whole number, 0 or more. */
  readonly priorReviews: number;
}

/** A show's total with the key of its title: making that takes longer than comparing, and each is compared many times. */
export interface TitledTotal extends ShowTotal {
  readonly key: string;
}

export const titled = (total: ShowTotal): TitledTotal => ({ ...total, key: titleKey(total.show.title) });

/** The weighted rating in tenths. */
export const ratingBy = (total: Omit<ShowTotal, 'show'>, basis: RatingBasis): number =>
  weightedRating(total, basis.sum / basis.count, basis.priorReviews);

/** The order of `rankShows`. Throws RangeError when `priorReviews` is no whole number, or below 0. */
export function compareBy(basis: RatingBasis): (a: TitledTotal, b: TitledTotal) => number {
  const { priorReviews } = basis;
  if (!Number.isInteger(priorReviews) || priorReviews < 0) throw new RangeError('priorReviews must be whole');
  return (a, b) => compareRatings(a, b, basis) || b.count - a.count || compareTitles(a, b);
}

const { compare: compareKeys } = new Intl.Collator('en', { numeric: true });

/** By title, then year. Equal for one show alone. */
export const compareTitles = (a: TitledTotal, b: TitledTotal): number =>
  a.show === b.show
    ? 0
    : compareKeys(a.key, b.key) ||
      (a.show.year ?? 0) - (b.show.year ?? 0) ||
      (a.show.id === b.show.id ? 0 : a.show.id < b.show.id ? -1 : 1);

export const withRank = (total: ShowTotal, basis: RatingBasis, rank: number): RankedShow => ({
  show: total.show,
  rank,
  count: total.count,
  mean: total.sum / total.count,
  weighted: ratingBy(total, basis),
});

/** Higher first. Floating point (error about 1e-14) decides differences above 1e-9; exact integers decide the rest. */
function compareRatings(a: ShowTotal, b: ShowTotal, basis: RatingBasis): number {
  const difference = ratingBy(b, basis) - ratingBy(a, basis);
  if (Math.abs(difference) > 1e-9) return difference;
  const [one, other] = [fractionOf(a, basis), fractionOf(b, basis)];
  const exact = other.numerator * one.denominator - one.numerator * other.denominator;
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** The rating as a fraction of integers: the number of the guild's scores times the rating is numerator / denominator. */
const fractionOf = ({ sum, count }: ShowTotal, basis: RatingBasis) => ({
  numerator: BigInt(sum) * BigInt(basis.count) + BigInt(basis.priorReviews) * BigInt(basis.sum),
  denominator: BigInt(count + basis.priorReviews),
});
