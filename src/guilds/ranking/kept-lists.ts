import { formatPeriod, monthNumber, type Period } from '../../reviews/period.ts';
import type { OwnSort } from '../../reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import type { ShareTotals } from '../derived/share-totals.ts';
import type { FilteredReviews } from './filtered-reviews.ts';
import type { KeptShowList, ListParts } from './kept-show-list.ts';
import { ListsOfTotals } from './lists-of-totals.ts';
import { PeriodTotals } from './period-totals.ts';

/** So many shows, in the totals and lists of all periods together, take some 20 MB. */
const MOST_SHOWS = 100_000;
/** Where there are more shows, periods in which all of them were reviewed have to fit. */
const PERIODS_OF_ALL = 4;
/** Each period counts as so many shows more: there may not be many, since each change of a review is told to all. */
const WEIGHT = 1000;

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
    () => Math.max(MOST_SHOWS, PERIODS_OF_ALL * this.#counted.counts.size),
    ({ totals, lists }) => totals.totals.size + lists.size + WEIGHT,
  );

  /** @param showOf the show that is stored under an id */
  constructor(
    counted: CountedReviews,
    filtered: FilteredReviews,
    showOf: (showId: string) => Show | undefined,
  ) {
    this.#counted = counted;
    this.#filtered = filtered;
    this.#showOf = showOf;
    this.#always = new ListsOfTotals(counted, counted.totals);
    counted.weights.listen((row, share, times) => {
      if (this.#periods.isEmpty) return;
      const month = monthNumber(counted.index.writtenAt(row));
      for (const { totals } of this.#periods.values()) totals.follow(row, month, share, times);
    });
  }

  /** Follows a show, unless it is gone, as it was before. */
  putShow(show: Show | undefined, before: Show): void {
    const { shows } = this.#counted.index.numbers;
    for (const id of new Set([before.id, before.mergedInto, show?.mergedInto]))
      if (id !== undefined) for (const totals of this.#totals()) totals.touch(shows.numberOf(id));
  }

  /** A list as it is now. */
  async list(sort: OwnSort, filter: ShowFilter): Promise<KeptShowList> {
    await this.#filtered.prepare(filter);
    // A member's own list has the numbers of all reviews.
    if (filter.period === undefined || filter.by !== undefined)
      return this.#always.list(sort, filter, () =>
        this.#partsOf(filter, this.#filtered.showIds(filter) ?? this.#showsOf(this.#counted.totals)),
      );
    const { totals, lists } = this.#periodLists(filter.period);
    await totals.built;
    const list = await lists.list(sort, filter, () => this.#partsOf(filter, this.#showsOf(totals.totals)));
    this.#periods.forgetOldest();
    return list;
  }

  *#totals(): Generator<ShareTotals> {
    yield this.#counted.totals;
    for (const { totals } of this.#periods.values()) yield totals.totals;
  }

  /** The ids of the shows that these reviews count for; some more than once. */
  *#showsOf(totals: ShareTotals): Generator<string> {
    const { shows } = this.#counted.index.numbers;
    for (const show of totals.shows()) yield this.#counted.currentId(shows.idOf(show));
  }

  #periodLists(period: Period): PeriodLists {
    const key = formatPeriod(period);
    const kept = this.#periods.get(key);
    if (kept !== undefined) return kept;
    const totals = new PeriodTotals(this.#counted, this.#filtered.months, period);
    const made = { totals, lists: new ListsOfTotals(this.#counted, totals.totals) };
    this.#periods.set(key, made);
    return made;
  }

  #partsOf(filter: ShowFilter, candidates: Iterable<string>): Omit<ListParts, 'all' | 'totalOf'> {
    return {
      candidates,
      showOf: this.#showOf,
      ownScore: (showId) => this.#filtered.ownScore(showId, filter),
    };
  }
}
