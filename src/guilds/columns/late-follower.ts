import { Turn } from '../../storage/turn.ts';
import type { ReviewIndex } from './review-index.ts';
import type { RowFollower } from './row-follower.ts';

/**
 * Has somebody follow which reviews count only once that is asked for: those that count by then are added one after the other, in
 * turns, and each change of a review whose turn has come is passed on.
 */
export class LateFollower implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #follower: RowFollower;
  /** The rows below this one have had their turn. */
  #passed = 0;
  #ready: Promise<void> | undefined;

  constructor(index: ReviewIndex, follower: RowFollower) {
    this.#index = index;
    this.#follower = follower;
    index.follow(this);
  }

  /** Resolves once all reviews that count are added: before that, some are missing. */
  prepare(): Promise<void> {
    this.#ready ??= this.#addAll();
    return this.#ready;
  }

  add(row: number): void {
    if (row < this.#passed) this.#follower.add(row);
  }

  remove(row: number): void {
    if (row < this.#passed) this.#follower.remove(row);
  }

  async #addAll(): Promise<void> {
    const turn = new Turn();
    while (this.#passed < this.#index.rowCount) {
      const row = this.#passed;
      this.#passed += 1;
      if (this.#index.has(row) && this.#index.isCounted(row)) this.#follower.add(row);
      if (turn.isOver) await turn.next();
    }
    // New rows are added as they begin to count.
    this.#passed = Number.POSITIVE_INFINITY;
  }
}
