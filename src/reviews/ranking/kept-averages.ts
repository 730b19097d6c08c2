import { firstPlace, OrderedList } from '../ordered-list.ts';
import { averageBy, compareAverages, type Parts, type Prior } from './bayesian-average.ts';

/** Up to this offset, a page is merged from the first thing on. */
const MOST_MERGED = 100;

type Compare<T> = (a: T, b: T) => number;

/**
 * Things in the order of their Bayesian averages, kept up to date by what changes. The mean that they are pulled towards moves with
 * each change, and with it the order of things of different weight. Among those of equal weight the order is that of their
 * amounts, whatever the mean is: so there is a list for each weight, and a page merges them.
 */
export class KeptAverages<T extends Parts> {
  readonly #byWeight = new Map<number, OrderedList<T>>();
  readonly #compareEqual: Compare<T>;
  #size = 0;

  /** @param compareEqual the order of things whose averages are equal; no two things are equal in it */
  constructor(compareEqual: Compare<T>) {
    this.#compareEqual = compareEqual;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a thing that is not there. Costs the logarithm of how many there are. */
  add(thing: T): void {
    const { weight } = thing;
    const list = this.#byWeight.get(weight) ?? new OrderedList<T>(this.#compareAmounts);
    this.#byWeight.set(weight, list);
    list.add(thing);
    this.#size += 1;
  }

  /** Removes a thing that is there. */
  remove(thing: T): void {
    const list = this.#byWeight.get(thing.weight);
    if (list?.remove(thing)) this.#size -= 1;
    if (list?.size === 0) this.#byWeight.delete(thing.weight);
  }

  /** The things from a position on (0 is the first), `limit` at most. Costs a few steps for each different weight. */
  page(offset: number, limit: number, prior: Prior): T[] {
    const compare = this.#compareBy(prior);
    const lists = [...this.#byWeight.values()];
    const isBehind = (pivot: T) => this.#isBehind(pivot, prior, compare);
    // To merge the first pages takes less than to find where a page begins.
    const start = offset <= MOST_MERGED ? 0 : offset;
    const places = splitAt(lists, start, isBehind);
    const heads = lists.map((list, at) => list.at(places[at] ?? 0));
    const averages = heads.map((head) => averageOf(head, prior));
    const page: T[] = [];
    for (let position = start; position < offset + limit; position++) {
      const first = indexOfFirst(heads, averages, compare);
      const head = heads[first];
      if (head === undefined) break;
      if (position >= offset) page.push(head);
      const place = (places[first] ?? 0) + 1;
      places[first] = place;
      const next = lists[first]?.at(place);
      heads[first] = next;
      averages[first] = averageOf(next, prior);
    }
    return page;
  }

  /** How many things come before this one. Costs a search in the list of each weight. */
  positionOf(thing: T, prior: Prior): number {
    const isBehind = this.#isBehind(thing, prior, this.#compareBy(prior));
    let before = 0;
    for (const list of this.#byWeight.values()) before += list.positionWhere(isBehind);
    return before;
  }

  readonly #compareAmounts: Compare<T> = (a, b) => b.amount - a.amount || this.#compareEqual(a, b);

  #compareBy =
    (prior: Prior): Compare<T> =>
    (a, b) =>
      compareAverages(a, b, prior) || this.#compareEqual(a, b);

  /** Whether a thing does not come before the pivot: mostly told by one multiplication, since many are asked. */
  #isBehind(pivot: T, prior: Prior, compare: Compare<T>): (thing: T) => boolean {
    const average = averageOf(pivot, prior);
    const usual = prior.all.amount / prior.all.weight;
    return (thing) => {
      const above = thing.amount + prior.weight * usual - average * (thing.weight + prior.weight);
      const isClear = Math.abs(above) > 1e-3 && pivot.weight > 0 && thing.weight > 0;
      return isClear ? above < 0 : compare(thing, pivot) >= 0;
    };
  }
}

/** What has no weight comes last, and after it what is not there. */
const averageOf = (thing: Parts | undefined, prior: Prior): number =>
  thing === undefined || thing.weight === 0 ? Number.NEGATIVE_INFINITY : averageBy(thing, prior);

/** Asks the exact comparison only where averages are too close for floating point. */
function indexOfFirst<T>(
  heads: readonly (T | undefined)[],
  averages: readonly number[],
  compare: Compare<T>,
): number {
  let first = 0;
  for (let at = 1; at < heads.length; at++) {
    const difference = (averages[at] ?? 0) - (averages[first] ?? 0);
    const [one, other] = [heads[at], heads[first]];
    if (one === undefined || difference < -1e-9) continue;
    if (other === undefined || difference > 1e-9 || compare(one, other) < 0) first = at;
  }
  return first;
}

/**
 * How many of each list come before a position of all lists together: quickselect over ordered lists, which halves what is in
 * question with a pivot, about as often as a binary search over all of them. Most lists are short, and soon out of question.
 */
function splitAt<T>(
  lists: readonly OrderedList<T>[],
  position: number,
  isBehind: (pivot: T) => (thing: T) => boolean,
): number[] {
  const places = lists.map(() => 0);
  let open = lists.map((list, at) => ({ at, list, low: 0, high: list.size, place: 0 }));
  let before = 0;
  while (before < position) {
    open = open.filter(({ low, high }) => low < high);
    const pivot = middleOf(open);
    // There are fewer things than that.
    if (pivot === undefined) break;
    const isLater = isBehind(pivot);
    let found = before;
    for (const one of open) {
      one.place = firstPlace(one.low, one.high, (place) => isLater(one.list.at(place) as T));
      found += one.place - one.low;
    }
    for (const one of open)
      if (found > position) one.high = one.place;
      else places[one.at] = one.low = one.place;
    if (found > position) continue;
    before = found;
    // The pivot itself comes before the position as well.
    if (before === position) break;
    for (const one of open) if (one.list.at(one.low) === pivot) places[one.at] = one.low += 1;
    before += 1;
  }
  return places;
}

/** An element in the middle of what is in question. */
function middleOf<T>(
  open: readonly { readonly list: OrderedList<T>; readonly low: number; readonly high: number }[],
): T | undefined {
  let left = open.reduce((sum, { low, high }) => sum + high - low, 0) >> 1;
  for (const { list, low, high } of open) {
    if (left < high - low) return list.at((low + high) >> 1);
    left -= high - low;
  }
  return undefined;
}
