import { compareTexts } from '../../reviews/compare-texts.ts';
import { OrderedList } from '../../reviews/ordered-list.ts';
import { LateFollower } from '../columns/late-follower.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import { latestFirst } from './row-order.ts';

/**
 * The posted reviews of a guild that count, the latest written first, ties by key. They are put in order when somebody asks for the
 * first time, in turns; from then on the order follows each change, with eight bytes a review.
 */
export class LatestReviews {
  readonly #index: ReviewIndex;
  readonly #order: OrderedList<number>;
  readonly #placing: LateFollower;

  constructor(index: ReviewIndex) {
    this.#index = index;
    this.#order = new OrderedList(
      (a, b) =>
        latestFirst(index.writtenAt(a), index.writtenAt(b)) || compareTexts(index.keyOf(a), index.keyOf(b)),
    );
    this.#placing = new LateFollower(index, {
      add: (row) => {
        if (index.isPosted(row)) this.#order.add(row);
      },
      remove: (row) => {
        this.#order.remove(row);
      },
    });
  }

  /** Resolves once all are in order: nothing can be read before. */
  prepare(): Promise<void> {
    return this.#placing.prepare();
  }

  get size(): number {
    return this.#order.size;
  }

  /** The key of the review at a position, from 0 on. */
  at(position: number): string | undefined {
    const row = this.#order.at(position);
    return row === undefined ? undefined : this.#index.keyOf(row);
  }
}
