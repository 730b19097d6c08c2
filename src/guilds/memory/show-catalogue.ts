import type { Show } from '../../reviews/shows/show.ts';
import { matchShow, type ShowMatch } from '../../reviews/shows/show-match.ts';
import { type FoundShows, ShowSearch } from '../../reviews/shows/show-search.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';

/** The shows of one guild: by id, by what is typed, and which of them turned out to be one. */
export class ShowCatalogue {
  readonly #shows = new Map<string, Show>();
  readonly #search = new ShowSearch();
  /** By the id of a show, the ids of those that were merged into it. */
  readonly #merged = new Map<string, Set<string>>();

  /** The show of this id or, when that was merged, the one it was merged into. */
  get(showId: string): Show | undefined {
    const show = this.#shows.get(showId);
    return (show?.mergedInto === undefined ? undefined : this.get(show.mergedInto)) ?? show;
  }

  /** The show as it is stored under this id, merged or not. */
  entry(showId: string): Show | undefined {
    return this.#shows.get(showId);
  }

  put(show: Show): void {
    const before = this.#shows.get(show.id)?.mergedInto;
    if (before !== undefined) this.#merged.get(before)?.delete(show.id);
    this.#shows.set(show.id, show);
    this.#search.add(show);
    if (show.mergedInto === undefined) return;
    const merged = this.#merged.get(show.mergedInto) ?? new Set();
    this.#merged.set(show.mergedInto, merged.add(show.id));
  }

  /** The ids under which a show's reviews are stored: its own, and those of the shows that were merged into it. */
  idsOf(showId: string): string[] {
    const merged = [...(this.#merged.get(showId) ?? [])];
    return [showId, ...merged.flatMap((id) => this.idsOf(id))];
  }

  /** Which show a typed title means. */
  match(typed: TitleAndYear): ShowMatch {
    const match = matchShow(this.#search.titled(typed.title), typed);
    if (match.kind === 'none') return match;
    if (match.kind === 'one') return { kind: 'one', show: this.get(match.show.id) ?? match.show };
    const shows = this.#current(match.shows);
    const [first] = shows;
    // Another year than all of them have is asked about, also when they are one show by now.
    return first !== undefined && shows.length === 1 && typed.year === undefined
      ? { kind: 'one', show: first }
      : { kind: 'several', shows };
  }

  /** Shows for what is being typed; the newest ones while nothing is typed. */
  suggest(typed: string, limit: number): FoundShows {
    if (typed.trim() === '') {
      const current = [...this.#shows.values()].filter(({ mergedInto }) => mergedInto === undefined);
      return { matching: current.slice(-limit).reverse(), similar: [] };
    }
    const found = this.#search.search(typed, limit);
    const matching = this.#current(found.matching);
    return { matching, similar: this.#current(found.similar).filter((show) => !matching.includes(show)) };
  }

  /** Each show once, the merged ones as what they were merged into. */
  #current(shows: readonly Show[]): Show[] {
    return [...new Set(shows.map((show) => this.get(show.id) ?? show))];
  }
}
