import { OrderedList } from '../ordered-list.ts';
import { compareHelpfulness, FEW_VOTES, isFresh, type SortableReview, votesOf } from './reading-order.ts';

interface Placed extends SortableReview {
  /** The review's key, which settles ties. */
  readonly key: string;
}

const byKey = (a: Placed, b: Placed): number => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);

/** The order of `readingOrder` over the reviews of one show, kept up to date by what changes. */
export class KeptReadingOrder {
  readonly #placed = new Map<string, Placed>();
  readonly #order = new OrderedList<Placed>((a, b) => compareHelpfulness(a, b) || byKey(a, b));
  /** Those with few votes by how many they have, newest first: the fresh review is one of the first. */
  readonly #withFewVotes = Array.from(
    { length: FEW_VOTES },
    () => new OrderedList<Placed>((a, b) => b.writtenAt - a.writtenAt || byKey(a, b)),
  );

  get size(): number {
    return this.#order.size;
  }

  /** Puts a review at its new place, or removes it. Costs the logarithm of the number of reviews. */
  set(key: string, review: SortableReview | undefined): void {
    const before = this.#placed.get(key);
    if (before !== undefined) {
      this.#placed.delete(key);
      this.#order.remove(before);
      this.#withFewVotes[votesOf(before)]?.remove(before);
    }
    if (review === undefined) return;
    const { writtenAt, counts } = review;
    const placed = { key, writtenAt, counts };
    this.#placed.set(key, placed);
    this.#order.add(placed);
    this.#withFewVotes[votesOf(placed)]?.add(placed);
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
    const placed = this.#placed.get(key);
    if (placed === undefined) return undefined;
    const fresh = this.#fresh(now);
    const place = this.#order.positionOf(placed);
    if (fresh === undefined || place === 0) return place;
    if (placed === fresh) return 1;
    return place < this.#order.positionOf(fresh) ? place + 1 : place;
  }

  /** The review that comes second although others are more helpful, unless it comes first anyway. */
  #fresh(now: number): Placed | undefined {
    const first = this.#order.at(0);
    for (const newestFirst of this.#withFewVotes) {
      const newest = newestFirst.at(0) === first ? newestFirst.at(1) : newestFirst.at(0);
      if (newest !== undefined && isFresh(newest, now)) return newest;
    }
    return undefined;
  }
}
