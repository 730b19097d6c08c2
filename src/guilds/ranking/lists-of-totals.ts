import type { OwnSort } from '../../reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import { Turn } from '../../storage/turn.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import type { ShareTotals } from '../derived/share-totals.ts';
import { KeptShowList, type ListParts } from './kept-show-list.ts';

/** So many shows in all lists together take some 15 MB. */
const MOST_SHOWS = 100_000;
/** Where there are more shows, lists of all of them have to fit. */
const LISTS_OF_ALL = 10;
/** Each list counts as so many shows more: there may not be many, since each change of a show is told to all. */
const WEIGHT = 1000;

/** The lists that rest on the same totals. They follow these when somebody asks: loading changes all of them, and nobody may ask. */
export class ListsOfTotals {
  readonly #counted: CountedReviews;
  readonly #totals: ShareTotals;
  readonly #kept = new RecentlyUsed<KeptShowList>(
    () => Math.max(MOST_SHOWS, LISTS_OF_ALL * this.#totals.size),
    ({ order }) => order.size + WEIGHT,
  );
  /** One follows after the other, so that nobody sees half of the changes. */
  #following = Promise.resolve();

  constructor(counted: CountedReviews, totals: ShareTotals) {
    this.#counted = counted;
    this.#totals = totals;
  }

  /** A list as it is now. */
  async list(
    sort: OwnSort,
    filter: ShowFilter,
    partsOf: () => Omit<ListParts, 'all' | 'totalOf'>,
  ): Promise<KeptShowList> {
    const { kind, years, period, by } = filter;
    const key = JSON.stringify([sort, kind, years?.from, years?.to, by, by && period]);
    // What changed while there was no list is in none.
    if (this.#kept.isEmpty) this.#totals.takeChanged();
    const kept = this.#kept.get(key) ?? new KeptShowList(sort, filter, { ...partsOf(), ...this.#sums });
    this.#kept.set(key, kept);
    await kept.built;
    // What has changed while it was put together, too.
    this.#following = this.#following.then(() => this.#follow());
    await this.#following;
    this.#kept.forgetOldest();
    return kept;
  }

  /** How many shows are in all lists. */
  get size(): number {
    return this.#kept.size;
  }

  get #sums(): Pick<ListParts, 'all' | 'totalOf'> {
    return { all: this.#totals.all, totalOf: (showId) => this.#counted.totalOf(showId, this.#totals) };
  }

  async #follow(): Promise<void> {
    const turn = new Turn();
    for (let changed = this.#totals.takeChanged(); changed.size > 0; changed = this.#totals.takeChanged())
      for (const show of changed) {
        const showId = this.#counted.index.numbers.shows.idOf(show);
        // Reviews under the one id count for the other.
        for (const id of new Set([showId, this.#counted.currentId(showId)]))
          for (const list of this.#kept.values()) list.follow(id);
        if (turn.isOver) await turn.next();
      }
  }
}
