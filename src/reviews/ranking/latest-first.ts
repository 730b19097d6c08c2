import { OrderedList } from '../ordered-list.ts';

interface Placed {
  readonly key: string;
  readonly at: number;
}

const latestFirst = (a: Placed, b: Placed): number =>
  b.at - a.at || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);

/** Reviews by a time, the latest first, ties by key: kept up to date by what changes. */
export class LatestFirst {
  readonly #placed = new Map<string, Placed>();
  readonly #order = new OrderedList<Placed>(latestFirst);

  get size(): number {
    return this.#order.size;
  }

  /**
   * Puts a review at its new place, or removes it. Costs the logarithm of the number of reviews.
   * @param at milliseconds since the epoch
   */
  set(key: string, at: number | undefined): void {
    const before = this.#placed.get(key);
    if (before !== undefined) {
      this.#placed.delete(key);
      this.#order.remove(before);
    }
    if (at === undefined) return;
    const placed = { key, at };
    this.#placed.set(key, placed);
    this.#order.add(placed);
  }

  /** The key of the review at a position, from 0 on. */
  at(position: number): string | undefined {
    return this.#order.at(position)?.key;
  }
}
