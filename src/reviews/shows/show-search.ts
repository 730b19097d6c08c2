import { fitsYear, isSimilarTitle } from './closest-show.ts';
import { readingsOf } from './readings.ts';
import { searchWords } from './search-words.ts';
import { type Show, titlesOf } from './show.ts';
import { SortedTexts } from './sorted-texts.ts';
import { formatTitle, MAX_TITLE, type TitleAndYear, titleKey } from './title.ts';
import { TitleIndex } from './title-index.ts';
import { type WordedTitle, WordIndex, yearWord } from './word-index.ts';
import { searchByWords } from './word-search.ts';

/** How much of a typed text a search reads, in UTF-16 units: no title with its year is longer. */
const MOST_READ = 2 * (MAX_TITLE + ' (2025)'.length);
/** How many shows a search asks about whether they may be offered. */
export const MOST_ASKED = 2000;

/** One title of a show; a show has an entry for each of its titles. */
interface IndexEntry extends WordedTitle<IndexEntry> {
  readonly show: Show;
  readonly titleKey: string;
  /** The title key with the year. */
  readonly text: string;
}

/** The shows that a search found, best first. */
export interface FoundShows {
  /** Shows with the typed title or alias; of its year, when one is typed. */
  readonly exact: readonly Show[];
  /** Shows that the typed title was probably meant for: without its article or punctuation, or with a typo. */
  readonly near: readonly Show[];
  /** Shows whose title begins with the typed text, or has all of its words. */
  readonly matching: readonly Show[];
  /** Shows with the typed title and another year, then those whose title has some of the typed words. */
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
      return { show, titleKey: key, text: formatTitle({ title: key, year: show.year }), words: [] };
    });
    this.#entries.set(show.id, entries);
    for (const entry of entries) {
      this.#sorted.add(entry);
      const year = show.year === undefined ? [] : [yearWord(show.year)];
      this.#words.add(entry, [...searchWords(entry.titleKey), ...year]);
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
   * Returns at most `limit` shows, each once. Those that match are first those whose title begins with the typed text, sorted
   * by title, then, by relevance, those with all of its words.
   * @param isOffered says which shows may be among them; of very many others, not all are passed over
   */
  search(typed: string, limit: number, isOffered: (show: Show) => boolean = () => true): FoundShows {
    const found = new Set<Show>();
    let asked = 0;
    const take = (shows: Iterable<Show>): Show[] => {
      const taken: Show[] = [];
      for (const show of shows) {
        if (found.size >= limit || asked >= MOST_ASKED) break;
        if (found.has(show)) continue;
        asked += 1;
        if (!isOffered(show)) continue;
        found.add(show);
        taken.push(show);
      }
      return taken;
    };
    const readings = readingsOf(typed.slice(0, MOST_READ));
    const named = readings.flatMap(({ title, year }) =>
      this.findByTitle(title).map((show) => ({ show, year })),
    );
    const exact = take(named.filter(({ show, year }) => fitsYear(show, year)).map(({ show }) => show));
    const near = take(readings.flatMap((reading) => this.#near(reading)));
    const key = titleKey(typed.slice(0, MOST_READ)).slice(0, MOST_READ);
    const begun = take(showsOf(this.#sorted.beginningWith(key)));
    // Skips scoring when enough titles begin with the text: most titles contain a given letter.
    if (found.size >= limit) return { exact, near, matching: begun, similar: [] };
    const byWords = searchByWords(this.#words, searchWords(key));
    const matching = [...begun, ...take(showsOf(byWords.withAll))];
    const similar = take([...named.map(({ show }) => show), ...showsOf(byWords.withSome)]);
    return { exact, near, matching, similar };
  }

  #near({ title, year }: TitleAndYear): Show[] {
    return this.findSimilar(title).filter(
      (show) => fitsYear(show, year) && titlesOf(show).some((one) => isSimilarTitle(title, one)),
    );
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

function* showsOf(entries: Iterable<IndexEntry>): Generator<Show> {
  for (const { show } of entries) yield show;
}
