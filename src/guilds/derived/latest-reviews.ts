import { OrderedList } from '../../reviews/ordered-list.ts';
import { Turn } from '../../storage/turn.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';

/**
 * The posted reviews of a guild that count, the latest written first, ties by key. They are put in order when somebody asks for the
 * first time, in turns; from then on the order follows each change, with eight bytes a review.
 */
export class LatestReviews implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #order: OrderedList<number>;
  /** The rows below this one have come to their place, if they have one. */
  #placed = 0;
  #ready: Promise<void> | undefined;

  constructor(index: ReviewIndex) {
    this.#index = index;
    this.#order = new OrderedList((a, b) => {
      const later = index.writtenAt(b) - index.writtenAt(a);
      return later || (a === b ? 0 : index.keyOf(a) < index.keyOf(b) ? -1 : 1);
    });
    index.follow(this);
  }

  /** Resolves once all are in order: nothing can be read before. */
  prepare(): Promise<void> {
    this.#ready ??= this.#placeAll();
    return this.#ready;
  }

  get size(): number {
    return this.#order.size;
  }

  /** The key of the review at a position, from 0 on. */
  at(position: number): string | undefined {
    const row = this.#order.at(position);
    return row === undefined ? undefined : this.#index.keyOf(row);
  }

  add(row: number): void {
    if (row < this.#placed && this.#index.isPosted(row)) this.#order.add(row);
  }

  remove(row: number): void {
    if (row < this.#placed) this.#order.remove(row);
  }

  async #placeAll(): Promise<void> {
    const turn = new Turn();
    while (this.#placed < this.#index.rowCount) {
      const row = this.#placed;
      this.#placed += 1;
      if (this.#index.has(row) && this.#index.isCounted(row)) this.add(row);
      if (turn.isOver) await turn.next();
    }
    // New rows come to their place as they begin to count.
    this.#placed = Number.POSITIVE_INFINITY;
  }
}
