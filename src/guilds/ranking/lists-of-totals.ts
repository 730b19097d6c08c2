import type { OwnSort } from '../../reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import { Turn } from '../../storage/turn.ts';
import type { ScoreTotals } from '../derived/score-totals.ts';
import { KeptShowList, type ListParts } from './kept-show-list.ts';
import { RecentlyUsed } from './recently-used.ts';

/** So many shows in all lists together take some 15 MB. */
const MOST_SHOWS = 100_000;
/** Where there are more shows, lists of all of them have to fit. */
const LISTS_OF_ALL = 10;
/** A list by itself takes as much memory as so many shows in it. */
const WEIGHT = 20;

/** The lists that rest on the same totals. They follow these when somebody asks: loading changes all of them, and nobody may ask. */
export class ListsOfTotals {
  readonly #totals: ScoreTotals;
  readonly #kept = new RecentlyUsed<KeptShowList>(
    () => Math.max(MOST_SHOWS, LISTS_OF_ALL * this.#totals.size),
    ({ order }) => order.size + WEIGHT,
  );
  /** One follows after the other, so that nobody sees half of the changes. */
  #following = Promise.resolve();

  constructor(totals: ScoreTotals) {
    this.#totals = totals;
  }

  /** A list as it is now. */
  async list(
    sort: OwnSort,
    filter: ShowFilter,
    partsOf: () => Omit<ListParts, 'totals'>,
  ): Promise<KeptShowList> {
    const { kind, years, period, by } = filter;
    const key = JSON.stringify([sort, kind, years?.from, years?.to, by, by && period]);
    // What changed while there was no list is in none.
    if (this.#kept.isEmpty) this.#totals.takeChanged();
    const kept =
      this.#kept.get(key) ?? new KeptShowList(sort, filter, { ...partsOf(), totals: this.#totals });
    this.#kept.set(key, kept);
    this.#following = this.#following.then(() => this.#follow());
    await Promise.all([kept.built, this.#following]);
    this.#kept.forgetOldest();
    return kept;
  }

  /** How many shows are in all lists. */
  get size(): number {
    return this.#kept.size;
  }

  async #follow(): Promise<void> {
    const turn = new Turn();
    for (let changed = this.#totals.takeChanged(); changed.size > 0; changed = this.#totals.takeChanged())
      for (const showId of changed) {
        for (const list of this.#kept.values()) list.follow(showId);
        if (turn.isOver) await turn.next();
      }
  }
}
