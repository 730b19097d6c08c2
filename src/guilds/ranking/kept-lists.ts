import { formatPeriod, type Period } from '../../reviews/period.ts';
import type { OwnSort } from '../../reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import type { FilteredReviews } from './filtered-reviews.ts';
import type { KeptShowList, ListParts } from './kept-show-list.ts';
import { ListsOfTotals } from './lists-of-totals.ts';
import { PeriodTotals } from './period-totals.ts';
import { RecentlyUsed } from './recently-used.ts';

/** So many shows, in the totals and lists of all periods together, take some 20 MB. */
const MOST_SHOWS = 100_000;
/** Where there are more shows, periods in which all of them were reviewed have to fit. */
const PERIODS_OF_ALL = 4;

interface PeriodLists {
  readonly totals: PeriodTotals;
  readonly lists: ListsOfTotals;
}

/** The lists that follow each change: each is put in order when somebody asks for it, and kept from then on. */
export class KeptLists {
  readonly #counted: CountedReviews;
  readonly #filtered: FilteredReviews;
  readonly #showOf: (showId: string) => Show | undefined;
  readonly #always: ListsOfTotals;
  readonly #periods = new RecentlyUsed<PeriodLists>(
    () => Math.max(MOST_SHOWS, PERIODS_OF_ALL * this.#counted.totals.size),
    ({ totals, lists }) => totals.totals.size + lists.size,
  );
  readonly #titleKeys = new WeakMap<Show, string>();

  /** @param showOf the show that is stored under an id */
  constructor(
    counted: CountedReviews,
    filtered: FilteredReviews,
    showOf: (showId: string) => Show | undefined,
  ) {
    this.#counted = counted;
    this.#filtered = filtered;
    this.#showOf = showOf;
    this.#always = new ListsOfTotals(counted.totals);
    counted.weights.listen((row, share, times) => {
      for (const { totals } of this.#periods.values()) totals.follow(row, share, times);
    });
  }

  /** Follows a show, as it was before. */
  putShow(show: Show, before: Show): void {
    // Reviews count for another show, which nobody has told the periods.
    if (show.mergedInto !== before.mergedInto) this.#periods.clear();
    else for (const { totals } of this.#periods.values()) totals.totals.touch(show.id);
  }

  /** A list as it is now. */
  async list(sort: OwnSort, filter: ShowFilter): Promise<KeptShowList> {
    // A member's own list has the numbers of all reviews.
    if (filter.period === undefined || filter.by !== undefined)
      return this.#always.list(sort, filter, () => this.#partsOf(filter, this.#filtered.showIds(filter)));
    for (;;) {
      const period = this.#periodLists(filter.period);
      await period.totals.built;
      const list = await period.lists.list(sort, filter, () =>
        this.#partsOf(filter, period.totals.totals.showIds()),
      );
      this.#periods.forgetOldest();
      // Shows may have been merged meanwhile.
      if (this.#periods.has(formatPeriod(filter.period), period)) return list;
    }
  }

  #periodLists(period: Period): PeriodLists {
    const key = formatPeriod(period);
    const kept = this.#periods.get(key);
    if (kept !== undefined) return kept;
    const totals = new PeriodTotals(this.#counted, this.#filtered.months, period);
    const made = { totals, lists: new ListsOfTotals(totals.totals) };
    this.#periods.set(key, made);
    return made;
  }

  #partsOf(filter: ShowFilter, candidates: Iterable<string>): Omit<ListParts, 'totals'> {
    return {
      candidates,
      showOf: this.#showOf,
      titleKeyOf: this.#titleKeyOf,
      ownScore: (showId) => this.#filtered.ownScore(showId, filter),
    };
  }

  readonly #titleKeyOf = (show: Show): string => {
    const known = this.#titleKeys.get(show) ?? titleKey(show.title);
    this.#titleKeys.set(show, known);
    return known;
  };
}
