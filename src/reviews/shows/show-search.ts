import MiniSearch from 'minisearch';
import { searchWords } from './search-words.ts';
import { type Show, titlesOf } from './show.ts';
import { formatTitle, titleKey } from './title.ts';

/** One title of a show; a show has an entry for each of its titles. */
interface IndexEntry {
  readonly id: string;
  readonly show: Show;
  readonly titleKey: string;
  /** The title key with the year. */
  readonly key: string;
}

/** The shows that a search found, best first. */
export interface FoundShows {
  /** Shows whose title begins with the typed text, or has all of its words. */
  readonly matching: readonly Show[];
  /** Shows whose title has some of the typed words. */
  readonly similar: readonly Show[];
}

/** Finds a guild's shows as a member types. Accents, case, width and small typos make no difference. */
export class ShowSearch {
  readonly #entries = new Map<string, IndexEntry>();
  /** Entry ids by show id. */
  readonly #entryIds = new Map<string, readonly string[]>();
  readonly #index = new MiniSearch<IndexEntry>({
    fields: ['key'],
    tokenize: searchWords,
    processTerm: (word) => word,
    searchOptions: {
      // The member is still typing the last word.
      prefix: (_word, index, words) => index === words.length - 1,
      fuzzy: (word) => (word.length < 3 ? false : word.length < 5 ? 1 : 2),
      weights: { prefix: 0.6, fuzzy: 0.2 },
    },
  });

  /** Adds a show, or replaces the one with its id. */
  add(show: Show): void {
    this.remove(show.id);
    const entries = titlesOf(show).map((title, index) => {
      const key = titleKey(formatTitle({ title, year: show.year }));
      return { id: `${show.id}:${index}`, show, titleKey: titleKey(title), key };
    });
    this.#entryIds.set(
      show.id,
      entries.map(({ id }) => id),
    );
    for (const entry of entries) this.#entries.set(entry.id, entry);
    this.#index.addAll(entries);
  }

  /** Removes a show; does nothing for an unknown id. */
  remove(showId: string): void {
    for (const id of this.#entryIds.get(showId) ?? []) {
      const entry = this.#entries.get(id);
      if (entry !== undefined) this.#index.remove(entry);
      this.#entries.delete(id);
    }
    this.#entryIds.delete(showId);
  }

  /**
   * Returns at most `limit` shows: first those whose title begins with the typed text, sorted by title (so the title
   * itself comes first), then, by relevance, those with all of its words, then those with some.
   */
  search(typed: string, limit: number): FoundShows {
    const matching = new Set<Show>();
    for (const { show } of this.#entriesBeginning(titleKey(typed))) matching.add(show);
    // Skips scoring when enough titles begin with the text: most titles contain a given letter.
    if (matching.size < limit) for (const { show } of this.#entriesWith(typed, 'AND')) matching.add(show);
    const similar = new Set<Show>();
    if (matching.size < limit) for (const { show } of this.#entriesWith(typed, 'OR')) similar.add(show);
    return {
      matching: [...matching].slice(0, limit),
      similar: [...similar.difference(matching)].slice(0, Math.max(0, limit - matching.size)),
    };
  }

  /** The shows with exactly this title or alias, of any year. Saves `matchShow` from comparing all shows. */
  findByTitle(title: string): Show[] {
    const key = titleKey(title);
    const same = this.#entries.values().filter((entry) => entry.titleKey === key);
    return [...new Set(same.map((entry) => entry.show))];
  }

  #entriesWith(typed: string, combineWith: 'AND' | 'OR'): IndexEntry[] {
    const found = this.#index.search(typed, { combineWith });
    return found.flatMap(({ id }) => this.#entries.get(id) ?? []);
  }

  #entriesBeginning(key: string): IndexEntry[] {
    const beginning = this.#entries.values().filter((entry) => entry.key.startsWith(key));
    return Array.from(beginning).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }
}
