import { formatPeriod, type Period } from '../../reviews/period.ts';
import type { Prior } from '../../reviews/ranking/bayesian-average.ts';
import { isOfPeriod } from '../../reviews/ranking/list-shows.ts';
import { listedShow } from '../../reviews/ranking/listed-show.ts';
import {
  DEFAULT_PRIOR_REVIEWS,
  type OwnSort,
  priorOf,
  weightedRating,
} from '../../reviews/ranking/placed-show.ts';
import type { ShowFilter, ShowList, ShowListPage, Standing } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import type { KeptShowList, ListParts } from './kept-show-list.ts';
import { ListsOfTotals } from './lists-of-totals.ts';
import { PeriodTotals } from './period-totals.ts';
import { RecentlyUsed } from './recently-used.ts';
import { ReviewMonths } from './review-months.ts';
import { ShowsByKind } from './shows-by-kind.ts';

/** What a period takes in memory: its shows' totals and its lists, in shows. */
const MOST_SHOWS_OF_PERIODS = 100_000;
/** Where there are more shows, periods in which all of them were reviewed have to fit. */
const PERIODS_OF_ALL = 4;

interface PeriodLists {
  readonly totals: PeriodTotals;
  readonly lists: ListsOfTotals;
}

interface OwnList extends ShowList {
  readonly sort: OwnSort;
}

const isOwn = (list: ShowList): list is OwnList =>
  list.sort === 'best' || list.sort === 'reviews' || list.sort === 'loved';

/** The lists of a guild's shows: each is put in order when somebody asks for it, and kept up to date from then on. */
export class ShowLists {
  readonly #counted: CountedReviews;
  readonly #showOf: (showId: string) => Show | undefined;
  readonly #priorReviews: () => number | undefined;
  readonly #byKind = new ShowsByKind();
  readonly #months: ReviewMonths;
  readonly #always: ListsOfTotals;
  readonly #periods = new RecentlyUsed<PeriodLists>(
    () => Math.max(MOST_SHOWS_OF_PERIODS, PERIODS_OF_ALL * this.#counted.totals.size),
    ({ totals, lists }) => totals.totals.size + lists.size,
  );
  readonly #titleKeys = new WeakMap<Show, string>();

  /**
   * @param showOf the show that is stored under an id
   * @param priorReviews the m of formula 1 that the guild has chosen
   */
  constructor(
    counted: CountedReviews,
    showOf: (showId: string) => Show | undefined,
    priorReviews: () => number | undefined,
  ) {
    this.#counted = counted;
    this.#showOf = showOf;
    this.#priorReviews = priorReviews;
    this.#months = new ReviewMonths(counted.index);
    this.#always = new ListsOfTotals(counted.totals);
    counted.weights.listen((row, share, times) => {
      for (const { totals } of this.#periods.values()) totals.follow(row, share, times);
    });
  }

  /** Follows a show, as it was before, if it was there. */
  putShow(show: Show, before: Show | undefined): void {
    this.#byKind.put(show, before);
    if (before === undefined) return;
    // Reviews count for another show, which nobody has told the periods.
    if (show.mergedInto !== before.mergedInto) this.#periods.clear();
    else for (const { totals } of this.#periods.values()) totals.totals.touch(show.id);
  }

  /**
   * @param wanted the number of a page, which may be no such number
   * @param length how many shows a page has
   */
  async page(list: ShowList, wanted: number, length: number, _now: number): Promise<ShowListPage> {
    if (!isOwn(list)) throw new RangeError(`there is no order ${list.sort} yet`);
    const { order, total } = await this.#kept(list);
    const prior = priorOf(list.sort, total, this.#m);
    const pages = Math.max(1, Math.ceil(order.size / length));
    const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
    const offset = (page - 1) * length;
    const authorOf = ({ tally }: { readonly tally: { readonly authors: number } }) =>
      this.#counted.index.numbers.authors.idOf(tally.authors);
    return {
      shows: order
        .page(offset, length, prior)
        .map((placed, index) => listedShow(list.sort, placed, offset + index + 1, prior, authorOf)),
      page,
      pages,
      total: order.size,
      mean: total.weight === 0 ? undefined : total.weighted / total.weight,
      usualShare: total.count === 0 ? 0 : total.high / total.count,
      ...(order.size === 0 && { empty: { others: this.#counted.totals.size } }),
    };
  }

  /** Where a show stands among the best of the guild; undefined while it has no score. */
  async standing(showId: string): Promise<Standing | undefined> {
    const { order, total } = await this.#kept({ sort: 'best', filter: {} });
    const prior: Prior = priorOf('best', total, this.#m);
    const found = order.find(showId, prior);
    if (found === undefined) return undefined;
    const weighted = weightedRating(found.placed.tally, total, this.#m);
    return { rank: found.position + 1, of: order.size, weighted };
  }

  get #m(): number {
    return this.#priorReviews() ?? DEFAULT_PRIOR_REVIEWS;
  }

  async #kept(list: OwnList): Promise<KeptShowList> {
    const { filter } = list;
    // A member's own list has the numbers of all reviews.
    if (filter.period === undefined || filter.by !== undefined)
      return this.#always.list(list, () => this.#partsOf(filter, this.#candidates(filter)));
    for (;;) {
      const kept = this.#periodLists(filter.period);
      await kept.totals.built;
      const found = await kept.lists.list(list, () => this.#partsOf(filter, kept.totals.totals.showIds()));
      this.#periods.forgetOldest();
      // Shows may have been merged meanwhile.
      if (this.#periods.has(formatPeriod(filter.period), kept)) return found;
    }
  }

  #periodLists(period: Period): PeriodLists {
    const key = formatPeriod(period);
    const kept = this.#periods.get(key);
    if (kept !== undefined) return kept;
    const totals = new PeriodTotals(this.#counted, this.#months, period);
    const made = { totals, lists: new ListsOfTotals(totals.totals) };
    this.#periods.set(key, made);
    return made;
  }

  #candidates({ by, kind, years }: ShowFilter): Iterable<string> {
    if (by !== undefined) return this.#counted.index.rowsOfAuthor(by).map((row) => this.#counted.showOf(row));
    if (kind === undefined && years === undefined) return this.#counted.totals.showIds();
    return this.#byKind.of({ kind, years }).map(({ id }) => id);
  }

  #partsOf(filter: ShowFilter, candidates: Iterable<string>): Omit<ListParts, 'totals'> {
    const { by } = filter;
    return {
      candidates,
      showOf: this.#showOf,
      titleKeyOf: this.#titleKeyOf,
      ownScore: (showId) => (by === undefined ? undefined : this.#ownScore(showId, by, filter)),
    };
  }

  #ownScore(showId: string, userId: string, filter: ShowFilter): number | undefined {
    const { index } = this.#counted;
    const row = this.#counted.current(showId, userId);
    if (row === undefined || !index.isCounted(row)) return undefined;
    return isOfPeriod(index.writtenAt(row), filter) ? index.score(row) : undefined;
  }

  #titleKeyOf = (show: Show): string => {
    const known = this.#titleKeys.get(show) ?? titleKey(show.title);
    this.#titleKeys.set(show, known);
    return known;
  };
}
