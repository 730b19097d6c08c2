import { compareTexts } from '../../reviews/compare-texts.ts';
import { nearestPage } from '../../reviews/nearest-page.ts';
import { listedShow } from '../../reviews/ranking/listed-show.ts';
import {
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
import { Turn } from '../../storage/turn.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import type { KeptTaste } from '../taste/kept-taste.ts';
import type { PlacedShows, PlacedShow as SnapshotShow } from '../taste/taste-snapshot.ts';
import { FilteredReviews } from './filtered-reviews.ts';
import { KeptLists } from './kept-lists.ts';
import type { KeptShowList } from './kept-show-list.ts';

/** What lists of shows are made from. */
interface ListSources {
  readonly counted: CountedReviews;
  readonly taste: KeptTaste;
  /** All shows, as they are when it is called. */
  readonly shows: () => Iterable<Show>;
  /** The show that is stored under an id. */
  readonly showOf: (showId: string) => Show | undefined;
  /** The m of formula 1. */
  readonly priorReviews: () => number;
}

/** A show as the snapshot placed it; `recent`: of rising shows. */
type TastedShow = SnapshotShow & { readonly recent?: number };

/** A list of which any part can be read. */
interface ReadList {
  readonly size: number;
  /** Some shows of what a snapshot has may be there no more. */
  readonly part: (from: number, length: number) => readonly ListedShow[];
}

type ReadPage = Pick<ShowListPage, 'shows' | 'page' | 'pages' | 'total'>;

/** The lists of a guild's shows. */
export class ShowLists {
  readonly #sources: ListSources;
  readonly #filtered: FilteredReviews;
  readonly #kept: KeptLists;

  constructor(sources: ListSources) {
    const { counted, shows, showOf } = sources;
    this.#sources = sources;
    this.#filtered = new FilteredReviews(counted, shows);
    this.#kept = new KeptLists(counted, this.#filtered, showOf);
  }

  /** Follows a show, unless it is gone, as it was before, if it was there. */
  putShow(show: Show | undefined, before: Show | undefined): void {
    this.#filtered.putShow(show, before);
    if (before !== undefined) this.#kept.putShow(show, before);
  }

  /**
   * @param wanted the number of a page, which may be no such number
   * @param length how many shows a page has
   * @param now milliseconds since the epoch
   */
  async page({ sort, filter }: ShowList, wanted: number, length: number, now: number): Promise<ShowListPage> {
    // Before the rest, which is as it is now.
    const tasted = isOwnSort(sort) ? undefined : await this.#tasted(sort, filter, now);
    const kept = await this.#kept.list(isOwnSort(sort) ? sort : 'best', filter);
    const page = pageOf(tasted === undefined ? this.#own(kept) : this.#listed(tasted, kept), wanted, length);
    const { weighted, weight, high, count } = kept.total;
    return {
      ...page,
      mean: weight === 0 ? undefined : weighted / weight,
      usualShare: count === 0 ? 0 : high / count,
      ...(page.total === 0 && { empty: await this.#empty(sort, filter) }),
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

  /** The best shows of the guild from a place on (0 is the first), `length` at most, with their ratings. */
  async best(from: number, length: number): Promise<readonly SnapshotShow[]> {
    const part = this.#own(await this.#kept.list('best', {})).part(from, length);
    return part.map(({ show, value }) => ({ showId: show.id, value }));
  }

  get #m(): number {
    return this.#sources.priorReviews();
  }

  #own(kept: KeptShowList): ReadList {
    const prior = priorOf(kept.sort, kept.total, this.#m);
    return {
      size: kept.order.size,
      part: (from, length) =>
        kept.order
          .page(from, length, prior)
          .map((placed, at) => listedShow(kept.sort, placed, from + at + 1, prior, this.#authorOf)),
    };
  }

  async #tasted(sort: TasteSort, filter: ShowFilter, now: number): Promise<PlacedShows<TastedShow>> {
    const snapshot = await this.#sources.taste.snapshot(now);
    return (await snapshot.orders(filter))[sort];
  }

  /** Of what the snapshot has, shows are left out that have no score any more. */
  #listed(tasted: PlacedShows<TastedShow>, { order, total }: KeptShowList): ReadList {
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

  /** The newest review that was not imported. */
  async #newest(): Promise<EmptyShowList['newest']> {
    const { index, showOf } = this.#sources.counted;
    for (;;) {
      const row = await this.#newestRow();
      const show = row === undefined ? undefined : this.#sources.showOf(showOf(row));
      if (row === undefined || show === undefined) return undefined;
      // It may have been deleted or hidden meanwhile.
      if (index.has(row) && index.isCounted(row))
        return { show, authorId: index.authorIdOf(row), at: index.writtenAt(row) };
    }
  }

  /** Ties by key. Looks at all reviews, which takes some milliseconds for 100,000: an import can have brought any number that are newer. */
  async #newestRow(): Promise<number | undefined> {
    const { index } = this.#sources.counted;
    const turn = new Turn();
    let newest: number | undefined;
    const newer = (row: number, than: number) =>
      index.writtenAt(row) - index.writtenAt(than) || compareTexts(index.keyOf(than), index.keyOf(row));
    for (const row of index.rows()) {
      if (index.isCounted(row) && !index.isImported(row))
        if (newest === undefined || newer(row, newest) > 0) newest = row;
      if (turn.isOver) await turn.next();
    }
    return newest;
  }

  readonly #authorOf = ({ tally }: PlacedShow): string =>
    this.#sources.counted.index.numbers.authors.idOf(tally.authors);
}

/** The wanted page, or the nearest that there is; undefined when a list that has shows has none there. */
function pageIn({ size, part }: ReadList, wanted: number, length: number): ReadPage | undefined {
  const { page, pages, from } = nearestPage(wanted, size, length);
  const shows = part(from, length);
  return shows.length === 0 && size > 0 ? undefined : { shows, page, pages, total: size };
}

/** The wanted page, or the nearest that there is, without shows that are there no more where these are all that a page has. */
function pageOf(list: ReadList, wanted: number, length: number): ReadPage {
  const found = pageIn(list, wanted, length);
  if (found !== undefined) return found;
  const left = list.part(0, list.size);
  const part = (from: number, most: number) => left.slice(from, from + most);
  return pageIn({ size: left.length, part }, wanted, length) as ReadPage;
}
