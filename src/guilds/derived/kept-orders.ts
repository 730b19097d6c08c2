import { partsOfKey } from '../../reviews/review.ts';
import { Turn } from '../../storage/turn.ts';
import type { CountedReviews } from './counted-reviews.ts';
import { RecentlyUsed } from './recently-used.ts';

/** An order of reviews. */
interface Order {
  readonly size: number;
}

/** A review that may be gone: then this is what it had. */
interface Former {
  readonly key: string;
  readonly row: number;
}

/** Which orders there are, and of which reviews. */
export interface OrderKind<O extends Order> {
  readonly create: () => O;
  /** The id of the order that a review belongs to, by its show, which may be merged into another, or by its author. */
  readonly idOf: (showId: string, authorId: string) => string;
  /** The rows of all reviews that may be in the order with this id. */
  readonly rowsOf: (id: string) => Iterable<number>;
  /** Puts a review that belongs there at its place; does nothing when it does not belong there. */
  readonly place: (order: O, row: number) => void;
  /** Removes a review, if it is there. */
  readonly remove: (order: O, review: Former) => void;
}

interface Kept<O> {
  readonly order: O;
  /** Resolves once all of its reviews are in it. */
  readonly built: Promise<void>;
}

/** With more reviews than this in all orders, those that were read longest ago are forgotten. */
const MOST_REVIEWS = 100_000;
/** An order by itself takes as much memory as so many reviews in it. */
const WEIGHT = 20;

/**
 * Orders of some of a guild's reviews each, such as those of a show: built in turns when somebody reads one for the first time, and
 * kept up to date from then on.
 */
export class KeptOrders<O extends Order> {
  readonly #counted: CountedReviews;
  readonly #kind: OrderKind<O>;
  readonly #kept = new RecentlyUsed<Kept<O>>(
    () => MOST_REVIEWS,
    ({ order }) => order.size + WEIGHT,
  );

  constructor(counted: CountedReviews, kind: OrderKind<O>) {
    this.#counted = counted;
    this.#kind = kind;
  }

  /**
   * The order of a show or a member. Rejects as `prepare` does.
   * @param of the show's or the member's id
   * @param prepare gets what the places of its reviews depend on into memory
   */
  async of(of: string, prepare?: () => Promise<void>): Promise<O> {
    const id = this.#kind.idOf(of, of);
    const kept = this.#kept.get(id) ?? this.#begin(id, prepare);
    this.#kept.set(id, kept);
    await kept.built.catch((error: unknown) => {
      if (this.#kept.peek(id) === kept) this.#kept.delete(id);
      throw error;
    });
    return kept.order;
  }

  get isEmpty(): boolean {
    return this.#kept.isEmpty;
  }

  /**
   * Follows a change of a review, after which another one of its author may count, or which may be gone.
   * @param row what it had before, if there was a review
   */
  follow(key: string, row: number | undefined): void {
    const parts = this.#kept.isEmpty ? undefined : partsOfKey(key);
    if (parts === undefined) return;
    const { showId, authorId } = parts;
    const order = this.#kept.peek(this.#kind.idOf(showId, authorId))?.order;
    if (order === undefined) return;
    if (row !== undefined) this.#kind.remove(order, { key, row });
    for (const own of this.#counted.rowsBy(showId, authorId)) this.#kind.place(order, own);
  }

  /** Forgets all orders, because shows were merged. */
  forget(): void {
    this.#kept.clear();
  }

  #begin(id: string, prepare?: () => Promise<void>): Kept<O> {
    const order = this.#kind.create();
    const build = async () => {
      await prepare?.();
      const turn = new Turn();
      for (const row of this.#kind.rowsOf(id)) {
        this.#kind.place(order, row);
        if (turn.isOver) await turn.next();
      }
      this.#kept.forgetOldest();
    };
    return { order, built: build() };
  }
}
