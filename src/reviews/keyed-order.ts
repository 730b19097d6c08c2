import { OrderedList } from './ordered-list.ts';
import type { Score } from './score.ts';

interface Placed<Place> {
  readonly key: string;
  readonly place: Place;
}

/** What has a key, such as a review, in an order by its place, ties by key: kept up to date by what changes. */
export class KeyedOrder<Place> {
  readonly #placed = new Map<string, Placed<Place>>();
  readonly #order: OrderedList<Placed<Place>>;

  /** @param compare as `Array.prototype.sort` takes it */
  constructor(compare: (a: Place, b: Place) => number) {
    this.#order = new OrderedList(
      (a, b) => compare(a.place, b.place) || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1),
    );
  }

  get size(): number {
    return this.#order.size;
  }

  /** Puts something at its new place; removes it when it has none. Costs the logarithm of how many there are. */
  set(key: string, place: Place | undefined): void {
    const before = this.#placed.get(key);
    if (before !== undefined) {
      this.#placed.delete(key);
      this.#order.remove(before);
    }
    if (place === undefined) return;
    const placed = { key, place };
    this.#placed.set(key, placed);
    this.#order.add(placed);
  }

  /** The key at a position, from 0 on. */
  at(position: number): string | undefined {
    return this.#order.at(position)?.key;
  }

  /** All keys in their order: for a walk in turns, in which nothing comes twice when the order changes meanwhile. */
  keys(): string[] {
    return this.#order.slice(0, this.size).map(({ key }) => key);
  }
}

/** An order by times in milliseconds since the epoch, the latest first. */
export const latestFirst = (): KeyedOrder<number> => new KeyedOrder((a, b) => b - a);

export interface ScoredAt {
  readonly score: Score;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
}

/** An order by scores, the highest first; of equal ones the latest first. */
export const highestFirst = (): KeyedOrder<ScoredAt> =>
  new KeyedOrder((a, b) => b.score - a.score || b.writtenAt - a.writtenAt);
