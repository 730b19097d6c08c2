import { KeptReadingOrder } from '../../reviews/ranking/kept-reading-order.ts';
import { Turn } from '../../storage/turn.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import { KeptOrders } from '../derived/kept-orders.ts';
import { ofShow } from '../derived/review-orders.ts';
import type { AuthorRecords } from './author-records.ts';

/** How many changes of authors are remembered: an order that has missed more looks at each of its reviews. */
const MOST_CHANGES = 4096;

/**
 * The orders in which members read the reviews of a show that count. A vote concerns all reviews of its author, in many orders:
 * each follows what has changed when somebody reads it next.
 */
export class ReadingOrders {
  readonly #counted: CountedReviews;
  readonly #records: AuthorRecords;
  readonly #kept: KeptOrders<KeptReadingOrder>;
  /** The authors whose votes or reviews have changed, by their numbers, the latest last. */
  #changed: number[] = [];
  /** How many changes came before those. */
  #forgotten = 0;
  /** Up to which change each order has followed. */
  readonly #followed = new WeakMap<KeptReadingOrder, number>();
  readonly #following = new WeakMap<KeptReadingOrder, Promise<void>>();

  /** @param isFreshSecond as `KeptReadingOrder` takes it */
  constructor(counted: CountedReviews, records: AuthorRecords, isFreshSecond: () => boolean) {
    this.#counted = counted;
    this.#records = records;
    this.#kept = new KeptOrders(counted, {
      ...ofShow(counted),
      create: () => new KeptReadingOrder(isFreshSecond),
      // They come to their places when somebody reads: see `#follow`.
      place: () => {},
      remove: (order, { key }) => order.set(key, undefined),
    });
    records.follow((author) => this.#note(author));
  }

  /**
   * The order of a show. Rejects as `prepare` does.
   * @param prepare gets the votes on its reviews into memory
   */
  async of(showId: string, prepare: () => Promise<void>): Promise<KeptReadingOrder> {
    const order = await this.#kept.of(showId, prepare);
    const following = (this.#following.get(order) ?? Promise.resolve()).then(() =>
      this.#follow(order, showId),
    );
    this.#following.set(order, following);
    await following;
    return order;
  }

  /** Removes a review at once that may no longer count: somebody may be reading. */
  follow(key: string, row: number | undefined): void {
    this.#kept.follow(key, row);
  }

  /** Forgets all orders, because shows were merged. */
  forget(): void {
    this.#kept.forget();
  }

  get #changes(): number {
    return this.#forgotten + this.#changed.length;
  }

  #note(author: number): void {
    // Whoever is new looks at everybody.
    if (this.#kept.isEmpty) return;
    this.#changed.push(author);
    if (this.#changed.length < 2 * MOST_CHANGES) return;
    this.#changed = this.#changed.slice(MOST_CHANGES);
    this.#forgotten += MOST_CHANGES;
  }

  async #follow(order: KeptReadingOrder, showId: string): Promise<void> {
    const followed = this.#followed.get(order);
    if (followed === this.#changes) return;
    this.#followed.set(order, this.#changes);
    const turn = new Turn();
    for (const author of this.#missed(order, showId, followed)) {
      if (turn.isOver) await turn.next();
      await this.#place(order, showId, author);
    }
  }

  async #place(order: KeptReadingOrder, showId: string, author: number): Promise<void> {
    const { index } = this.#counted;
    const authorId = index.numbers.authors.idOf(author);
    const rows = () => this.#counted.rowsBy(showId, authorId).filter(index.isCounted);
    const settled = rows().length === 0 ? undefined : await this.#records.settle(author);
    order.remove(authorId);
    if (settled === undefined) return;
    for (const row of rows()) {
      const key = index.keyOf(row);
      order.set(key, { key, writtenAt: index.writtenAt(row), standing: settled.standing(row) });
    }
  }

  /** The authors, some of this order, who may have changed since it followed; undefined: it is new. */
  #missed(order: KeptReadingOrder, showId: string, followed: number | undefined): Iterable<number> {
    const { numbers } = this.#counted.index;
    const isAnybody = followed === undefined || followed < this.#forgotten;
    const changed = new Set(isAnybody ? [] : this.#changed.slice(followed - this.#forgotten));
    if (!isAnybody && changed.size <= order.size) return changed;
    const authors = new Set(this.#counted.rowsUnder(showId).map(numbers.authorOf));
    for (const authorId of order.authorIds()) authors.add(numbers.authors.find(authorId) ?? -1);
    return isAnybody ? authors : authors.intersection(changed);
  }
}
