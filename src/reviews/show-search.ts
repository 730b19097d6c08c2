import MiniSearch from 'minisearch';
import { searchWords } from './search-words.ts';
import type { Show } from './show.ts';
import { formatTitle, titleKey } from './title.ts';

interface Entry {
  readonly id: string;
  readonly show: Show;
  readonly titleKey: string;
  /** The title key with the year. */
  readonly key: string;
}

/** What a search finds, best first. */
export interface FoundShows {
  /** Whose title begins with what was typed, or has all of its words. */
  readonly matching: readonly Show[];
  /** Whose title has some of its words. */
  readonly similar: readonly Show[];
}

/**
 * Finds a guild's shows as a member types: accents, case and width make no difference, and small typos are forgiven.
 */
export class ShowSearch {
  readonly #entries = new Map<string, Entry>();
  readonly #index = new MiniSearch<Entry>({
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
    const entry = { id: show.id, show, titleKey: titleKey(show.title), key: titleKey(formatTitle(show)) };
    this.#entries.set(show.id, entry);
    this.#index.add(entry);
  }

  /** Removes a show; does nothing when there is none of that id. */
  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#index.remove(entry);
  }

  /**
   * At most `limit` shows: those whose title begins with what was typed, by title (so the title itself comes first),
   * then by likeness those with all the words, then those with some.
   */
  search(typed: string, limit: number): FoundShows {
    const key = titleKey(typed);
    const matching = new Set(this.#entriesBeginning(key));
    // One letter is in most titles: where the beginnings are enough, scoring the rest would be wasted.
    if (matching.size < limit) for (const entry of this.#entriesWith(typed, 'AND')) matching.add(entry);
    const similar = matching.size < limit ? this.#entriesWith(typed, 'OR') : [];
    return {
      matching: Array.from(matching.values().take(limit), ({ show }) => show),
      similar: similar
        .filter((entry) => !matching.has(entry))
        .slice(0, limit - matching.size)
        .map(({ show }) => show),
    };
  }

  /** The shows of exactly this title, of any year, as `matchShow` wants them; faster than going through all. */
  titled(title: string): Show[] {
    const key = titleKey(title);
    const same = this.#entries.values().filter((entry) => entry.titleKey === key);
    return Array.from(same, (entry) => entry.show);
  }

  #entriesWith(typed: string, combineWith: 'AND' | 'OR'): Entry[] {
    const found = this.#index.search(typed, { combineWith });
    return found.flatMap(({ id }) => this.#entries.get(id) ?? []);
  }

  #entriesBeginning(key: string): Entry[] {
    const beginning = this.#entries.values().filter((entry) => entry.key.startsWith(key));
    return Array.from(beginning).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }
}
