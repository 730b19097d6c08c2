import { OrderedList } from '../ordered-list.ts';
import { partsOfKey } from '../review.ts';
import { compareAge, compareHelpfulness, isFresh, type SortableReview } from './reading-order.ts';

/** The order of `readingOrder` over the reviews of one show, of each author one, kept up to date by what changes. */
export class KeptReadingOrder {
  readonly #isFreshSecond: () => boolean;
  /** By author id. */
  readonly #placed = new Map<string, SortableReview>();
  readonly #order = new OrderedList<SortableReview>(compareHelpfulness);
  readonly #newestFirst = new OrderedList<SortableReview>(compareAge);

  /** @param isFreshSecond whether the newest review comes second, asked at each look */
  constructor(isFreshSecond: () => boolean) {
    this.#isFreshSecond = isFreshSecond;
  }

  get size(): number {
    return this.#order.size;
  }

  /** The ids of the authors whose reviews are in it. */
  authorIds(): Iterable<string> {
    return this.#placed.keys();
  }

  /** Puts a review at its new place, or removes it. Costs the logarithm of the number of reviews. */
  set(key: string, review: SortableReview | undefined): void {
    const authorId = authorOf(key);
    if (review === undefined && this.#placed.get(authorId)?.key !== key) return;
    this.remove(authorId);
    if (review === undefined) return;
    this.#placed.set(authorId, review);
    this.#order.add(review);
    this.#newestFirst.add(review);
  }

  /** Removes an author's review, if there is one. */
  remove(authorId: string): void {
    const placed = this.#placed.get(authorId);
    if (placed === undefined) return;
    this.#placed.delete(authorId);
    this.#order.remove(placed);
    this.#newestFirst.remove(placed);
  }

  /**
   * The key of the review at a position, from 0 on.
   * @param now milliseconds since the epoch
   */
  at(position: number, now: number): string | undefined {
    const fresh = this.#fresh(now);
    if (fresh === undefined || position === 0) return this.#order.at(position)?.key;
    if (position === 1) return fresh.key;
    const place = this.#order.positionOf(fresh);
    return this.#order.at(position <= place ? position - 1 : position)?.key;
  }

  /** The position at which `at` has a review; undefined when it is not there. */
  positionOf(key: string, now: number): number | undefined {
    const placed = this.#placed.get(authorOf(key));
    if (placed?.key !== key) return undefined;
    const fresh = this.#fresh(now);
    const place = this.#order.positionOf(placed);
    if (fresh === undefined || place === 0) return place;
    if (placed === fresh) return 1;
    return place < this.#order.positionOf(fresh) ? place + 1 : place;
  }

  /** The review that comes second although others are more helpful, unless it comes first anyway. */
  #fresh(now: number): SortableReview | undefined {
    if (!this.#isFreshSecond()) return undefined;
    const [first, newest] = [this.#order.at(0), this.#newestFirst.at(0)];
    const second = newest === first ? this.#newestFirst.at(1) : newest;
    return second !== undefined && isFresh(second, now) ? second : undefined;
  }
}

const authorOf = (key: string): string => partsOfKey(key)?.authorId ?? key;
