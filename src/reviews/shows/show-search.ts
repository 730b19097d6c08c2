import { searchWords } from './search-words.ts';
import { type Show, titlesOf } from './show.ts';
import { SortedTexts } from './sorted-texts.ts';
import { formatTitle, MAX_TITLE, titleKey } from './title.ts';
import { TitleIndex } from './title-index.ts';
import { WordIndex } from './word-index.ts';
import { searchByWords } from './word-search.ts';

/** How much of a typed text a search reads, in UTF-16 units: no title with its year is longer. */
const MOST_READ = 2 * (MAX_TITLE + ' (2025)'.length);
/** How many shows a search asks about whether they may be offered. */
export const MOST_ASKED = 2000;

/** One title of a show; a show has an entry for each of its titles. */
interface IndexEntry {
  readonly show: Show;
  readonly titleKey: string;
  /** The title key with the year. */
  readonly text: string;
}

/** The shows that a search found, best first. */
export interface FoundShows {
  /** Shows whose title begins with the typed text, or has all of its words. */
  readonly matching: readonly Show[];
  /** Shows whose title has some of the typed words. */
  readonly similar: readonly Show[];
}

/**
 * Finds a guild's shows as a member types. Accents, case, width and small typos make no difference. All members of all
 * guilds wait while it searches, so what it looks at is bounded, whatever is typed and however many shows there are.
 */
export class ShowSearch {
  /** By show id. */
  readonly #entries = new Map<string, readonly IndexEntry[]>();
  readonly #sorted = new SortedTexts<IndexEntry>();
  readonly #words = new WordIndex<IndexEntry>();
  readonly #titles = new TitleIndex();

  /** Adds a show, or replaces the one with its id. */
  add(show: Show): void {
    this.remove(show.id);
    const entries = titlesOf(show).map((title) => {
      const key = titleKey(title);
      return { show, titleKey: key, text: formatTitle({ title: key, year: show.year }) };
    });
    this.#entries.set(show.id, entries);
    for (const entry of entries) {
      this.#sorted.add(entry);
      this.#words.add(entry, searchWords(entry.text));
      this.#titles.add(show, entry.titleKey);
    }
  }

  /** Removes a show; does nothing for an unknown id. */
  remove(showId: string): void {
    for (const entry of this.#entries.get(showId) ?? []) {
      this.#sorted.remove(entry);
      this.#words.remove(entry);
      this.#titles.remove(entry.show, entry.titleKey);
    }
    this.#entries.delete(showId);
  }

  /**
   * Returns at most `limit` shows: first those whose title begins with the typed text, sorted by title (so the title
   * itself comes first), then, by relevance, those with all of its words, then those with some.
   * @param isOffered says which shows may be among them; of very many others, not all are passed over
   */
  search(typed: string, limit: number, isOffered: (show: Show) => boolean = () => true): FoundShows {
    const [matching, similar] = [new Set<Show>(), new Set<Show>()];
    let asked = 0;
    const take = (entries: Iterable<IndexEntry>, into: Set<Show>) => {
      for (const { show } of entries) {
        if (matching.size + similar.size >= limit || asked >= MOST_ASKED) return;
        if (matching.has(show) || similar.has(show)) continue;
        asked += 1;
        if (isOffered(show)) into.add(show);
      }
    };
    const key = titleKey(typed.slice(0, MOST_READ)).slice(0, MOST_READ);
    take(this.#sorted.beginningWith(key), matching);
    // Skips scoring when enough titles begin with the text: most titles contain a given letter.
    if (matching.size < limit) {
      const found = searchByWords(this.#words, searchWords(key));
      take(found.withAll, matching);
      take(found.withSome, similar);
    }
    return { matching: [...matching], similar: [...similar] };
  }

  /** The shows with exactly this title or alias, of any year. Saves `matchShow` from comparing all shows. */
  findByTitle(title: string): Show[] {
    return this.#titles.same(title);
  }

  /** Shows with a similar title or alias, of any year. Saves `closestShow` from comparing all shows. */
  findSimilar(title: string): Show[] {
    return this.#titles.similar(title);
  }
}
