import { OrderedList } from '../../reviews/ordered-list.ts';
import { closestShow } from '../../reviews/shows/closest-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { matchYear, type ShowMatch } from '../../reviews/shows/show-match.ts';
import { type FoundShows, MOST_ASKED, ShowSearch } from '../../reviews/shows/show-search.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { Turn } from '../../storage/turn.ts';

/** The shows of one guild: finds them by id or title, and resolves merged ones. */
export class ShowCatalogue {
  readonly #shows = new Map<string, Show>();
  readonly #index = new ShowSearch();
  readonly #newestFirst = new OrderedList<Show>(
    (a, b) => b.addedAt - a.addedAt || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1),
  );
  /** Shows that have yet to get into the index, where they get when somebody searches: nobody may. */
  readonly #unindexed = new Set<Show>();
  /** By show id: the ids of the shows merged directly into it. */
  readonly #merged = new Map<string, Set<string>>();

  /** The show with this id, or the one it was merged into. */
  get(showId: string): Show | undefined {
    const show = this.#shows.get(showId);
    return (show?.mergedInto === undefined ? undefined : this.get(show.mergedInto)) ?? show;
  }

  /** The show stored under this id, even when it was merged into another. */
  entry(showId: string): Show | undefined {
    return this.#shows.get(showId);
  }

  put(show: Show): void {
    const before = this.#shows.get(show.id)?.mergedInto;
    if (before !== undefined) this.#merged.get(before)?.delete(show.id);
    const known = this.#shows.get(show.id);
    if (known !== undefined) this.#unindexed.delete(known);
    this.#shows.set(show.id, show);
    this.#unindexed.add(show);
    if (show.mergedInto === undefined) return;
    const merged = this.#merged.get(show.mergedInto) ?? new Set();
    this.#merged.set(show.mergedInto, merged.add(show.id));
  }

  /** Whether a show is merged into no other, and no other into it. */
  isAlone(showId: string): boolean {
    return this.#shows.get(showId)?.mergedInto === undefined && !this.#merged.has(showId);
  }

  /** The ids that a show's reviews are stored under: its own, and those of all shows merged into it. */
  idsOf(showId: string): string[] {
    const merged = [...(this.#merged.get(showId) ?? [])];
    return [showId, ...merged.flatMap((id) => this.idsOf(id))];
  }

  /** Gets what a search needs ready, in turns: after loading that takes some seconds for 100,000 shows. */
  async prepareSearch(): Promise<void> {
    const turn = new Turn();
    for (const show of this.#unindexed) {
      if (turn.isOver) await turn.next();
      // Somebody else may have got it ready, or it has changed, while others had their turn.
      if (this.#unindexed.delete(show)) this.#addToIndex(show);
    }
  }

  get #search(): ShowSearch {
    for (const show of this.#unindexed) this.#addToIndex(show);
    this.#unindexed.clear();
    return this.#index;
  }

  #addToIndex(show: Show): void {
    this.#index.add(show);
    this.#newestFirst.remove(show);
    this.#newestFirst.add(show);
  }

  match(typed: TitleAndYear): ShowMatch {
    const match = matchYear(this.#search.findByTitle(typed.title), typed.year);
    if (match.kind === 'none') return match;
    if (match.kind === 'one') return { kind: 'one', show: this.get(match.show.id) ?? match.show };
    const shows = this.#current(match.shows);
    const [first] = shows;
    // When none of them has the typed year, the member is asked, even if they are all merged into one show.
    return first !== undefined && shows.length === 1 && typed.year === undefined
      ? { kind: 'one', show: first }
      : { kind: 'several', shows };
  }

  /**
   * The newest show that a member may have meant when they added this one.
   * @param isOffered says which shows it may be
   */
  closest(added: TitleAndYear, isOffered: (show: Show) => boolean = () => true): Show | undefined {
    const current = this.#search
      .findSimilar(added.title)
      .filter((show) => show.mergedInto === undefined && isOffered(show));
    return closestShow(
      added,
      current.sort((a, b) => b.addedAt - a.addedAt),
    );
  }

  /**
   * Shows that match what a member is typing; the newest shows while they have typed nothing.
   * @param isOffered says which shows may be among them
   */
  suggest(typed: string, limit: number, isOffered: (show: Show) => boolean = () => true): FoundShows {
    const search = this.#search;
    if (typed.trim() === '')
      return { exact: [], near: [], matching: this.#newest(limit, isOffered), similar: [] };
    const found = search.search(typed, limit, (show) => isOffered(this.get(show.id) ?? show));
    // A show and another that was merged into it can both be found: it stays where it fits best.
    const taken = new Set<Show>();
    const current = (shows: readonly Show[]) => {
      const fresh = this.#current(shows).filter((show) => !taken.has(show));
      for (const show of fresh) taken.add(show);
      return fresh;
    };
    const [exact, near] = [current(found.exact), current(found.near)];
    return { exact, near, matching: current(found.matching), similar: current(found.similar) };
  }

  #newest(limit: number, isOffered: (show: Show) => boolean): Show[] {
    const newestFirst = this.#newestFirst.from(0).take(MOST_ASKED);
    const current = newestFirst.filter(({ mergedInto }) => mergedInto === undefined);
    return [...current.filter(isOffered).take(limit)];
  }

  /** Replaces merged shows by the ones they were merged into, and removes duplicates. */
  #current(shows: readonly Show[]): Show[] {
    return [...new Set(shows.map((show) => this.get(show.id) ?? show))];
  }
}
