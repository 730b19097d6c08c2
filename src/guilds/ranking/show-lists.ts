import { listedShow } from '../../reviews/ranking/listed-show.ts';
import {
  DEFAULT_PRIOR_REVIEWS,
  isOwnSort,
  type PlacedShow,
  priorOf,
  type TasteSort,
  weightedRating,
} from '../../reviews/ranking/placed-show.ts';
import type {
  EmptyShowList,
  ListedShow,
  ShowFilter,
  ShowList,
  ShowListPage,
  Standing,
} from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import type { LatestReviews } from '../derived/latest-reviews.ts';
import type { KeptTaste } from '../taste/kept-taste.ts';
import type { PlacedShows, PlacedShow as SnapshotShow } from '../taste/taste-snapshot.ts';
import { FilteredReviews } from './filtered-reviews.ts';
import { KeptLists } from './kept-lists.ts';
import type { KeptShowList } from './kept-show-list.ts';

/** What lists of shows are made from. */
interface ListSources {
  readonly counted: CountedReviews;
  readonly latest: LatestReviews;
  readonly taste: KeptTaste;
  /** The show that is stored under an id. */
  readonly showOf: (showId: string) => Show | undefined;
  /** The m of formula 1 that the guild has chosen. */
  readonly priorReviews: () => number | undefined;
}

/** A show as the snapshot placed it; `recent`: of rising shows. */
type TastedShow = SnapshotShow & { readonly recent?: number };

/** Part of a list. */
type Part = (from: number, length: number) => ListedShow[];

/** Among so many of the newest reviews one is looked for that was not imported. */
const NEWEST = 100;

/** The lists of a guild's shows. */
export class ShowLists {
  readonly #sources: ListSources;
  readonly #filtered: FilteredReviews;
  readonly #kept: KeptLists;

  constructor(sources: ListSources) {
    const { counted, showOf } = sources;
    this.#sources = sources;
    this.#filtered = new FilteredReviews(counted);
    this.#kept = new KeptLists(counted, this.#filtered, showOf);
  }

  /** Follows a show, as it was before, if it was there. */
  putShow(show: Show, before: Show | undefined): void {
    this.#filtered.putShow(show, before);
    if (before !== undefined) this.#kept.putShow(show, before);
  }

  /**
   * @param wanted the number of a page, which may be no such number
   * @param length how many shows a page has
   * @param now milliseconds since the epoch
   */
  async page({ sort, filter }: ShowList, wanted: number, length: number, now: number): Promise<ShowListPage> {
    const kept = await this.#kept.list(isOwnSort(sort) ? sort : 'best', filter);
    const { size, part } = isOwnSort(sort) ? this.#own(kept) : await this.#tasted(kept, sort, filter, now);
    const pages = Math.max(1, Math.ceil(size / length));
    const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
    const { weighted, weight, high, count } = kept.total;
    return {
      shows: part((page - 1) * length, length),
      ...{ page, pages, total: size },
      mean: weight === 0 ? undefined : weighted / weight,
      usualShare: count === 0 ? 0 : high / count,
      ...(size === 0 && { empty: await this.#empty(sort, filter) }),
    };
  }

  /** Where a show stands among the best of the guild; undefined while it has no score. */
  async standing(showId: string): Promise<Standing | undefined> {
    const { order, total } = await this.#kept.list('best', {});
    const found = order.find(showId, priorOf('best', total, this.#m));
    if (found === undefined) return undefined;
    const weighted = weightedRating(found.placed.tally, total, this.#m);
    return { rank: found.position + 1, of: order.size, weighted };
  }

  get #m(): number {
    return this.#sources.priorReviews() ?? DEFAULT_PRIOR_REVIEWS;
  }

  #own(kept: KeptShowList): { size: number; part: Part } {
    const prior = priorOf(kept.sort, kept.total, this.#m);
    return {
      size: kept.order.size,
      part: (from, length) =>
        kept.order
          .page(from, length, prior)
          .map((placed, at) => listedShow(kept.sort, placed, from + at + 1, prior, this.#authorOf)),
    };
  }

  /** Of what the snapshot has, shows are left out that have no score any more. */
  async #tasted(
    kept: KeptShowList,
    sort: TasteSort,
    filter: ShowFilter,
    now: number,
  ): Promise<{ size: number; part: Part }> {
    const { order, total } = kept;
    const snapshot = await this.#sources.taste.snapshot(now);
    const tasted: PlacedShows<TastedShow> = (await snapshot.orders(filter))[sort];
    const prior = priorOf('best', total, this.#m);
    const listed = (position: number): ListedShow | undefined => {
      const { showId, value, recent } = tasted.at(position) ?? {};
      const placed = showId === undefined ? undefined : order.get(showId);
      if (placed === undefined || value === undefined) return undefined;
      const best = listedShow('best', placed, position + 1, prior, this.#authorOf);
      return recent === undefined ? { ...best, value } : { ...best, recent };
    };
    return {
      size: tasted.size,
      part: (from, length) => Array.from({ length }, (_, at) => listed(from + at) ?? []).flat(),
    };
  }

  async #empty(sort: ShowList['sort'], filter: ShowFilter): Promise<EmptyShowList> {
    const others = this.#sources.counted.counts.size;
    if (sort === 'rising') return { others, newest: await this.#newest() };
    if (sort !== 'divisive' && sort !== 'gems') return { others };
    const { order, total } = await this.#kept.list('reviews', filter);
    const [most] = order.page(0, 1, priorOf('reviews', total, this.#m));
    const count = most?.tally.count ?? 0;
    return { others, closest: most && count > 0 ? { show: most.show, reviews: count } : undefined };
  }

  async #newest(): Promise<EmptyShowList['newest']> {
    const { latest, counted, showOf } = this.#sources;
    await latest.prepare();
    for (let position = 0; position < NEWEST; position++) {
      const row = counted.index.rowOfKey(latest.at(position) ?? '');
      if (row === undefined) return undefined;
      const show = showOf(counted.showOf(row));
      if (show === undefined || counted.index.isImported(row)) continue;
      return { show, authorId: counted.index.authorIdOf(row), at: counted.index.writtenAt(row) };
    }
    return undefined;
  }

  readonly #authorOf = ({ tally }: PlacedShow): string =>
    this.#sources.counted.index.numbers.authors.idOf(tally.authors);
}
