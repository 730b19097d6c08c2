import { compareTexts } from '../compare-texts.ts';
import { titleKeyOf } from '../shows/known-title-key.ts';
import type { Show } from '../shows/show.ts';
import { averageBy, compareAverages, type Parts, type Prior } from './bayesian-average.ts';
import type { ShowSort } from './show-list.ts';
import type { Tally } from './tally.ts';

/** How many reviews at the server's mean each show starts with (m of formula 1), unless managers choose another number. */
export const DEFAULT_PRIOR_REVIEWS = 5;

/** The orders that follow from each show's own reviews and what all add up to. */
export type OwnSort = Extract<ShowSort, 'best' | 'reviews' | 'loved'>;

/** Those that rest on a snapshot of taste, or on time. */
export type TasteSort = Exclude<ShowSort, OwnSort>;

export const isOwnSort = (sort: ShowSort): sort is OwnSort => sort in ORDERS;

/** A show with what its place depends on. */
export interface PlacedShow extends Parts {
  readonly show: Show;
  readonly tally: Tally;
  /** Higher groups come first, whatever the averages in them are. */
  readonly group: number;
  /** In a member's own list: their score. */
  readonly own: number | undefined;
}

interface ShowOrder {
  /** Whether a show is in the list. */
  readonly has: (tally: Tally) => boolean;
  readonly groupOf: (tally: Tally) => number;
  /** What the average of a show is about. */
  readonly partsOf: (tally: Tally) => Parts;
  /** @param priorReviews m: a whole number, 0 or more */
  readonly priorWeight: (priorReviews: number) => number;
}

/**
 * The weighted rating (Σws + 3m·C) / (W + 3m), w in thirds: a Bayesian average as IMDb, MyAnimeList and Filmweb publish theirs, but
 * a member's first review counts a third and the first two count two thirds each, so that it takes more new accounts to lift a show.
 */
const BEST: ShowOrder = {
  has: ({ count }) => count > 0,
  groupOf: () => 0,
  partsOf: ({ weighted, weight }) => ({ amount: weighted, weight }),
  priorWeight: (priorReviews) => 3 * priorReviews,
};

/** With how many scores at the usual share of high ones each show starts. */
const PRIOR_SCORES = 4;

const ORDERS: Readonly<Record<OwnSort, ShowOrder>> = {
  best: BEST,
  /** By their number, then best. */
  reviews: { ...BEST, has: ({ reviews }) => reviews > 0, groupOf: ({ reviews }) => reviews },
  /** The share of high scores (L + 4q) / (n + 4): q is that of all scores. A single score says too little. */
  loved: {
    has: ({ count }) => count >= 2,
    groupOf: () => 0,
    partsOf: ({ high, count }) => ({ amount: high, weight: count }),
    priorWeight: () => PRIOR_SCORES,
  },
};

/**
 * Undefined when the show is not in the list.
 * @param own only in a member's own list: their score, which comes before all else among the best
 */
export function placeOf(sort: OwnSort, show: Show, tally: Tally, own?: number): PlacedShow | undefined {
  const order = ORDERS[sort];
  if (!order.has(tally)) return undefined;
  const group = sort === 'best' && own !== undefined ? own : order.groupOf(tally);
  const { amount, weight } = order.partsOf(tally);
  return { show, tally, own, group, amount, weight };
}

/** @param total what all reviews add up to that the list rests on */
export const priorOf = (sort: OwnSort, total: Tally, priorReviews: number): Prior => ({
  all: ORDERS[sort].partsOf(total),
  weight: ORDERS[sort].priorWeight(priorReviews),
});

/** The weighted rating of a show, in tenths. */
export const weightedRating = (tally: Tally, total: Tally, priorReviews: number): number =>
  averageBy(BEST.partsOf(tally), priorOf('best', total, priorReviews));

/** The order of the shows that are in a list. */
export const comparePlaced =
  (prior: Prior) =>
  (a: PlacedShow, b: PlacedShow): number =>
    b.group - a.group || compareAverages(a, b, prior) || compareEqual(a, b);

/** Of shows with equal averages: more reviews first, then by title, year and id. Equal for one show alone. */
export const compareEqual = (a: PlacedShow, b: PlacedShow): number =>
  b.tally.reviews - a.tally.reviews || compareTitles(a.show, b.show);

/** By title, then year, then id. */
export const compareTitles = (a: Show, b: Show): number =>
  compareKeys(titleKeyOf(a), titleKeyOf(b)) || (a.year ?? 0) - (b.year ?? 0) || compareTexts(a.id, b.id);

const { compare: compareKeys } = new Intl.Collator('en', { numeric: true });
