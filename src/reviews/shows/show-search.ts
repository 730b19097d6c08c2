import MiniSearch from 'minisearch';
import { searchWords } from './search-words.ts';
import { type Show, titlesOf } from './show.ts';
import { formatTitle, titleKey } from './title.ts';

/** One title of a show. */
interface IndexEntry {
  /** The id of this entry: a show has one entry for each title. */
  readonly id: string;
  readonly show: Show;
  readonly titleKey: string;
  /** The title key with the year. */
  readonly key: string;
}

/** What a search finds, best first. */
export interface FoundShows {
  /** Shows whose title begins with the typed text, or has all of its words. */
  readonly matching: readonly Show[];
  /** Shows whose title has some of the typed words. */
  readonly similar: readonly Show[];
}

/**
 * Finds a guild's shows as a member types: accents, case and width make no difference, and small typos are forgiven.
 */
export class ShowSearch {
  readonly #entries = new Map<string, IndexEntry>();
  /** The ids of a show's entries. */
  readonly #entryIds = new Map<string, readonly string[]>();
  readonly #index = new MiniSearch<IndexEntry>({
    fields: ['key'],
    tokenize: searchWords,
    processTerm: (word) => word,
    searchOptions: {
      // Only the last word is still being typed.
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

  /** Removes a show; does nothing when there is none of that id. */
  remove(showId: string): void {
    for (const id of this.#entryIds.get(showId) ?? []) {
      const entry = this.#entries.get(id);
      if (entry !== undefined) this.#index.remove(entry);
      this.#entries.delete(id);
    }
    this.#entryIds.delete(showId);
  }

  /**
   * At most `limit` shows: those whose title begins with what was typed, by title (so the title itself comes first),
   * then by likeness those with all the words, then those with some.
   */
  search(typed: string, limit: number): FoundShows {
    const matching = new Set<Show>();
    for (const { show } of this.#entriesBeginning(titleKey(typed))) matching.add(show);
    // Most titles contain a given letter, so scoring all of them is wasted when enough titles begin with it.
    if (matching.size < limit) for (const { show } of this.#entriesWith(typed, 'AND')) matching.add(show);
    const similar = new Set<Show>();
    if (matching.size < limit) for (const { show } of this.#entriesWith(typed, 'OR')) similar.add(show);
    return {
      matching: [...matching].slice(0, limit),
      similar: [...similar.difference(matching)].slice(0, Math.max(0, limit - matching.size)),
    };
  }

  /** The shows with exactly this title or alias, of any year: what `matchShow` needs, without going through all shows. */
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
