import { firstPlace, OrderedList } from '../ordered-list.ts';
import type { Show } from '../shows/show.ts';
import {
  compareBy,
  compareTitles,
  type RankedShow,
  ratingBy,
  type ShowTotal,
  type TitledTotal,
  titled,
  withRank,
} from './ranking.ts';

/** Up to this offset, a page is merged from the first show on. */
const MOST_MERGED = 100;

type Compare = (a: TitledTotal, b: TitledTotal) => number;

/** Shows with equally many scores: their order by rating is that by sum, whatever the guild's mean is. */
class EqualCount extends OrderedList<TitledTotal> {
  constructor() {
    super((a, b) => b.sum - a.sum || compareTitles(a, b));
  }
}

/**
 * The order of `rankShows`, kept up to date by what changes. The guild's mean moves with each review, and with it the order of
 * shows with different numbers of scores: so there is a list for each number, and a page merges them.
 */
export class KeptRanking {
  readonly #totals = new Map<string, TitledTotal>();
  readonly #byCount = new Map<number, EqualCount>();
  #sum = 0;
  #count = 0;

  /** How many shows have scores. */
  get size(): number {
    return this.#totals.size;
  }

  /** Puts a show at its new place; removes it when it has no scores. Costs the logarithm of the number of shows. */
  set(show: Show, total: Pick<ShowTotal, 'sum' | 'count'> | undefined): void {
    const before = this.#totals.get(show.id);
    if (before !== undefined) {
      this.#totals.delete(show.id);
      this.#add(before, -1);
      const list = this.#byCount.get(before.count);
      list?.remove(before);
      if (list?.size === 0) this.#byCount.delete(before.count);
    }
    if (total === undefined || total.count === 0) return;
    const { sum, count } = total;
    const after = before?.show === show ? { ...before, sum, count } : titled({ show, sum, count });
    this.#totals.set(show.id, after);
    this.#add(after, 1);
    const list = this.#byCount.get(count) ?? new EqualCount();
    this.#byCount.set(count, list);
    list.add(after);
  }

  /**
   * The shows from a position on (0 is the best), `limit` at most. Costs a few steps for each different number of scores,
   * wherever the page lies.
   * @param priorReviews as `rankShows` takes it
   */
  page(offset: number, limit: number, priorReviews: number): RankedShow[] {
    const basis = { sum: this.#sum, count: this.#count, priorReviews };
    const compare = compareBy(basis);
    const lists = [...this.#byCount.values()];
    // To merge the first pages takes less than to find where a page begins.
    const start = offset <= MOST_MERGED ? 0 : offset;
    const places = splitAt(lists, start, compare);
    const heads = lists.map((list, at) => list.at(places[at] ?? 0));
    const ratings = heads.map((head) =>
      head === undefined ? Number.NEGATIVE_INFINITY : ratingBy(head, basis),
    );
    const page: RankedShow[] = [];
    for (let position = start; position < offset + limit; position++) {
      const best = indexOfBest(heads, ratings, compare);
      const head = heads[best];
      if (head === undefined) break;
      if (position >= offset) page.push(withRank(head, basis, position + 1));
      const place = (places[best] ?? 0) + 1;
      places[best] = place;
      const next = lists[best]?.at(place);
      heads[best] = next;
      ratings[best] = next === undefined ? Number.NEGATIVE_INFINITY : ratingBy(next, basis);
    }
    return page;
  }

  #add({ sum, count }: TitledTotal, times: 1 | -1): void {
    this.#sum += times * sum;
    this.#count += times * count;
  }
}

/** Asks the exact comparison only where ratings are too close for floating point. */
function indexOfBest(
  heads: readonly (TitledTotal | undefined)[],
  ratings: readonly number[],
  compare: Compare,
): number {
  let best = 0;
  for (let at = 1; at < heads.length; at++) {
    const difference = (ratings[at] ?? 0) - (ratings[best] ?? 0);
    const [one, other] = [heads[at], heads[best]];
    if (one === undefined || difference < -1e-9) continue;
    if (other === undefined || difference > 1e-9 || compare(one, other) < 0) best = at;
  }
  return best;
}

/**
 * How many of each list come before a position of all lists together: quickselect over ordered lists, which halves what is in
 * question with a pivot, about as often as a binary search over all of them.
 */
function splitAt(lists: readonly OrderedList<TitledTotal>[], position: number, compare: Compare): number[] {
  const low = lists.map(() => 0);
  const high = lists.map(({ size }) => size);
  let before = 0;
  while (before < position) {
    const pivot = middleOf(lists, low, high);
    // There are fewer shows than that.
    if (pivot === undefined) return low;
    const places = lists.map((list, at) => placeOf(list, pivot, compare, low[at] ?? 0, high[at] ?? 0));
    const found = places.reduce((sum, place) => sum + place, 0);
    for (const [at, place] of places.entries())
      if (found > position) high[at] = place;
      else low[at] = place;
    if (found > position) continue;
    before = found;
    // The pivot itself comes before the position as well.
    if (before === position) break;
    const own = lists.findIndex((list, at) => list.at(low[at] ?? 0) === pivot);
    low[own] = (low[own] ?? 0) + 1;
    before += 1;
  }
  return low;
}

/** An element in the middle of what is in question. */
function middleOf(
  lists: readonly OrderedList<TitledTotal>[],
  low: readonly number[],
  high: readonly number[],
): TitledTotal | undefined {
  let left = high.reduce((sum, end, at) => sum + end - (low[at] ?? 0), 0) >> 1;
  for (const [at, list] of lists.entries()) {
    const [from, to] = [low[at] ?? 0, high[at] ?? 0];
    if (left < to - from) return list.at((from + to) >> 1);
    left -= to - from;
  }
  return undefined;
}

/** How many elements of a list come before the pivot, which lies between two places. */
function placeOf(
  list: OrderedList<TitledTotal>,
  pivot: TitledTotal,
  compare: Compare,
  from: number,
  to: number,
): number {
  return firstPlace(from, to, (place) => compare(list.at(place) as TitledTotal, pivot) >= 0);
}
