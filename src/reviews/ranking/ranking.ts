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
export const rankShows = (
  totals: Iterable<ShowTotal>,
  priorReviews: number = DEFAULT_PRIOR_REVIEWS,
): readonly RankedShow[] => rateShows(totals, priorReviews).sort(compareRated).map(withRank);

/** The shows that have scores with their ratings, in no order; for `compareRated` and `withRank`. Throws as `rankShows`. */
export function rateShows(totals: Iterable<ShowTotal>, priorReviews: number): RatedShow[] {
  if (!Number.isInteger(priorReviews) || priorReviews < 0) throw new RangeError('priorReviews must be whole');
  const scored = Array.from(totals).filter((total) => total.count > 0);
  const guildSum = scored.reduce((sum, total) => sum + total.sum, 0);
  const guildCount = scored.reduce((count, total) => count + total.count, 0);
  return scored.map((total) => ({
    ...total,
    weighted: weightedRating(total, guildSum / guildCount, priorReviews),
    // The rating as a fraction of integers: guildCount times the weighted rating is numerator / denominator.
    numerator: BigInt(total.sum) * BigInt(guildCount) + BigInt(priorReviews) * BigInt(guildSum),
    denominator: BigInt(total.count + priorReviews),
  }));
}

const { compare: compareTitles } = new Intl.Collator('en', { numeric: true });

/** The order of `rankShows`. */
export const compareRated = (a: RatedShow, b: RatedShow): number =>
  compareRatings(a, b) ||
  b.count - a.count ||
  compareTitles(keyOf(a.show), keyOf(b.show)) ||
  (a.show.year ?? 0) - (b.show.year ?? 0) ||
  (a.show.id < b.show.id ? -1 : 1);

export const withRank = ({ show, sum, count, weighted }: RatedShow, index: number): RankedShow => ({
  show,
  rank: index + 1,
  count,
  mean: sum / count,
  weighted,
});

/** Normalising a title takes longer than comparing it, and each is compared many times. */
const titleKeys = new WeakMap<Show, string>();

function keyOf(show: Show): string {
  const key = titleKeys.get(show) ?? titleKey(show.title);
  titleKeys.set(show, key);
  return key;
}

interface RatedShow extends ShowTotal, Rating {}

interface Rating {
  readonly weighted: number;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Higher first. Floating point (error about 1e-14) decides differences above 1e-9; exact integers decide the rest. */
function compareRatings(a: Rating, b: Rating): number {
  if (Math.abs(a.weighted - b.weighted) > 1e-9) return b.weighted - a.weighted;
  const difference = b.numerator * a.denominator - a.numerator * b.denominator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
