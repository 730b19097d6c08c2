import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import { KeptReadingOrder } from '../../reviews/ranking/kept-reading-order.ts';
import { partsOfKey } from '../../reviews/review.ts';
import { Turn } from '../../storage/turn.ts';
import type { CountedReviews } from './counted-reviews.ts';

interface Kept {
  readonly order: KeptReadingOrder;
  /** Resolves once all reviews of the show are in it. */
  readonly built: Promise<void>;
}

/** With more reviews than this in all orders, those that were read longest ago are forgotten. */
const MOST_REVIEWS = 100_000;

/**
 * The orders in which members read the reviews of shows: built in turns when somebody reads a show for the first time, and kept
 * up to date from then on.
 */
export class ReadingOrders {
  readonly #counted: CountedReviews;
  readonly #countsOf: (key: string) => HelpfulCounts | undefined;
  /** By show id, those read longest ago first. */
  readonly #kept = new Map<string, Kept>();

  /** @param countsOf the counts that a review shows, as far as they are known */
  constructor(counted: CountedReviews, countsOf: (key: string) => HelpfulCounts | undefined) {
    this.#counted = counted;
    this.#countsOf = countsOf;
  }

  /**
   * The reviews of a show that count, in order.
   * @param knowCounts gets the counts of these reviews into memory
   */
  async of(showId: string, knowCounts: () => Promise<void>): Promise<KeptReadingOrder> {
    const kept = this.#kept.get(showId) ?? this.#begin(showId, knowCounts);
    this.#kept.delete(showId);
    this.#kept.set(showId, kept);
    await kept.built.catch((error: unknown) => {
      if (this.#kept.get(showId) === kept) this.#kept.delete(showId);
      throw error;
    });
    this.#forgetOldest();
    return kept.order;
  }

  /** Follows a change of a review, after which another one of its author may count, or which may be gone. */
  follow(key: string): void {
    const parts = this.#kept.size === 0 ? undefined : partsOfKey(key);
    if (parts === undefined) return;
    const { showId, authorId } = parts;
    const [current = showId] = this.#counted.showIds(showId);
    const order = this.#kept.get(current)?.order;
    if (order === undefined) return;
    order.set(key, undefined);
    for (const row of this.#counted.rowsBy(showId, authorId)) this.#place(order, row);
  }

  /** Forgets all orders, because shows were merged. */
  forget(): void {
    this.#kept.clear();
  }

  #begin(showId: string, knowCounts: () => Promise<void>): Kept {
    const order = new KeptReadingOrder();
    const build = async () => {
      await knowCounts();
      const turn = new Turn();
      for (const id of this.#counted.showIds(showId))
        for (const row of this.#counted.index.rowsOfShow(id)) {
          if (turn.isOver) await turn.next();
          this.#place(order, row);
        }
    };
    return { order, built: build() };
  }

  #place(order: KeptReadingOrder, row: number): void {
    const { index } = this.#counted;
    const key = index.keyOf(row);
    const counts = index.isCounted(row) ? this.#countsOf(key) : undefined;
    order.set(key, counts && { writtenAt: index.writtenAt(row), counts });
  }

  #forgetOldest(): void {
    let reviews = 0;
    for (const { order } of this.#kept.values()) reviews += order.size;
    for (const [showId, { order }] of this.#kept) {
      if (reviews <= MOST_REVIEWS || this.#kept.size === 1) return;
      this.#kept.delete(showId);
      reviews -= order.size;
    }
  }
}
