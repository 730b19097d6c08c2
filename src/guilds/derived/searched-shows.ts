import { OrderedList } from '../../reviews/ordered-list.ts';
import type { FoundShows } from '../../reviews/shows/found-shows.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { ShowSearch } from '../../reviews/shows/show-search.ts';

/** The order in which members are offered shows before they type. No two shows are equal in it. */
export const newestFirst = (a: Show, b: Show): number =>
  b.addedAt - a.addedAt || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1);

/** Shows that members find, by what they type or by how new they are. */
export class SearchedShows {
  readonly search = new ShowSearch();
  /** Those that are merged into no other. */
  readonly #newestFirst = new OrderedList<Show>(newestFirst);

  /** Adds a show that is not there, with so many reviews. */
  add(show: Show, reviews: number): void {
    this.search.add(show, reviews);
    if (show.mergedInto === undefined) this.#newestFirst.add(show);
  }

  /** Removes a show as it was added; does nothing when it is not there. */
  remove(show: Show): void {
    this.search.remove(show.id);
    this.#newestFirst.remove(show);
  }

  newest(limit: number): Show[] {
    return [...this.#newestFirst.from(0).take(limit)];
  }
}

/** What several searches found that have no show in common, as what one found. */
export function mergeFound(all: readonly FoundShows[], limit: number): FoundShows {
  let left = limit;
  const take = (kind: keyof FoundShows) => {
    const taken = all.flatMap((found) => found[kind]).slice(0, left);
    left -= taken.length;
    return taken;
  };
  return {
    exact: take('exact'),
    near: take('near'),
    matching: take('matching'),
    misspelt: take('misspelt'),
    resembling: take('resembling'),
    similar: take('similar'),
  };
}
