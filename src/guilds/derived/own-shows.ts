import type { FoundShows } from '../../reviews/shows/found-shows.ts';
import { ShowSearch } from '../../reviews/shows/show-search.ts';
import { Turn } from '../../storage/turn.ts';
import type { ShowCatalogue } from './show-catalogue.ts';

/** How many members' searches are kept between the keys that they press. */
const MOST_KEPT = 20;

/** Searches among the shows that one member has reviewed: they are few, and of any number of others none is passed over. */
export class OwnShows {
  readonly #shows: ShowCatalogue;
  readonly #showIdsOf: (userId: string) => Iterable<string>;
  /** By user id, the one that was used last in the end. */
  readonly #kept = new Map<string, Promise<ShowSearch>>();

  /** @param showIdsOf the ids of the shows that a member has reviewed, also of merged ones and more than once */
  constructor(shows: ShowCatalogue, showIdsOf: (userId: string) => Iterable<string>) {
    this.#shows = shows;
    this.#showIdsOf = showIdsOf;
  }

  /** As `ShowSearch.search`. */
  async suggest(userId: string, typed: string, limit: number): Promise<FoundShows> {
    const kept = this.#kept.get(userId) ?? this.#build(userId);
    this.#kept.delete(userId);
    this.#kept.set(userId, kept);
    for (const oldest of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(oldest);
    const search = await kept;
    return search.search(typed, limit, (show) => this.#shows.get(show.id) ?? show);
  }

  /** Follows a change of a member's reviews; of the shows, when no member is given. */
  forget(userId?: string): void {
    if (userId === undefined) this.#kept.clear();
    else this.#kept.delete(userId);
  }

  async #build(userId: string): Promise<ShowSearch> {
    const [search, turn] = [new ShowSearch(), new Turn()];
    for (const showId of new Set(this.#showIdsOf(userId)))
      for (const id of this.#shows.idsOf(this.#shows.get(showId)?.id ?? showId)) {
        if (turn.isOver) await turn.next();
        const show = this.#shows.entry(id);
        if (show !== undefined) search.add(show);
      }
    return search;
  }
}
