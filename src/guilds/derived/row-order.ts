import { compareTexts } from '../../reviews/compare-texts.ts';
import { OrderedList } from '../../reviews/ordered-list.ts';
import type { ReviewIndex } from '../columns/review-index.ts';

interface Placed<Place> {
  readonly row: number;
  readonly place: Place;
}

/** Reviews in an order by their places, ties by key: kept up to date by what changes. They are known by their rows, which are small. */
export class RowOrder<Place> {
  readonly #index: Pick<ReviewIndex, 'keyOf'>;
  readonly #placed = new Map<number, Placed<Place>>();
  readonly #order: OrderedList<Placed<Place>>;

  /** @param compare as `Array.prototype.sort` takes it */
  constructor(index: Pick<ReviewIndex, 'keyOf'>, compare: (a: Place, b: Place) => number) {
    this.#index = index;
    this.#order = new OrderedList(
      (a, b) => compare(a.place, b.place) || compareTexts(index.keyOf(a.row), index.keyOf(b.row)),
    );
  }

  get size(): number {
    return this.#order.size;
  }

  /** Puts a review at its new place; removes it when it has none. Costs the logarithm of how many there are. */
  set(row: number, place: Place | undefined): void {
    const before = this.#placed.get(row);
    if (before !== undefined) {
      this.#placed.delete(row);
      this.#order.remove(before);
    }
    if (place === undefined) return;
    const placed = { row, place };
    this.#placed.set(row, placed);
    this.#order.add(placed);
  }

  /** The key of the review at a position, from 0 on. */
  at(position: number): string | undefined {
    const placed = this.#order.at(position);
    return placed && this.#index.keyOf(placed.row);
  }

  /** All keys in their order: for a walk in turns, in which nothing comes twice when the order changes meanwhile. */
  keys(): Iterable<string> {
    const placed = this.#order.slice(0, this.size);
    return placed.values().map(({ row }) => this.#index.keyOf(row));
  }
}

/** By times in milliseconds since the epoch, the latest first. */
export const latestFirst = (a: number, b: number): number => b - a;

export interface ScoredAt {
  readonly score: number;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
}

/** By scores, the highest first; of equal ones the latest first. */
export const highestFirst = (a: ScoredAt, b: ScoredAt): number =>
  b.score - a.score || b.writtenAt - a.writtenAt;
