import { readingsOf } from './readings.ts';
import { searchWords } from './search-words.ts';
import type { Show } from './show.ts';
import { fitsYear, similarTo } from './similar-title.ts';
import { MAX_TITLE, type TitleAndYear, titleKey } from './title.ts';
import { TitleIndex } from './title-index.ts';
import { TitleRows } from './title-rows.ts';
import { WordIndex, yearWord } from './word-index.ts';
import { searchByWords } from './word-search.ts';

/** How much of a typed text a search reads, in UTF-16 units: no title with its year is longer. */
const MOST_READ = 2 * (MAX_TITLE + ' (2025)'.length);

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
  readonly #rows = new TitleRows();
  readonly #titles = new TitleIndex(this.#rows);
  readonly #words = new WordIndex();

  /** Adds a show, or replaces the one with its id. */
  add(show: Show): void {
    this.remove(show.id);
    const year = show.year === undefined ? [] : [yearWord(show.year)];
    for (const row of this.#rows.add(show)) {
      this.#titles.add(row);
      this.#words.add(row, [...searchWords(this.#rows.key(row)), ...year]);
    }
  }

  /** Removes a show; does nothing for an unknown id. */
  remove(showId: string): void {
    for (const row of this.#rows.rowsOf(showId)) {
      this.#titles.remove(row);
      this.#words.remove(row);
    }
    this.#rows.remove(showId);
  }

  /**
   * Returns at most `limit` shows, each once. Those that match are first those whose title begins with the typed text, sorted
   * by title, then, by relevance, those with all of its words.
   * @param shownFor the show that stands for one that was found
   */
  search(typed: string, limit: number, shownFor: (show: Show) => Show = (show) => show): FoundShows {
    const found = new Set<Show>();
    const take = (rows: Iterable<number>): Show[] => {
      const taken: Show[] = [];
      if (found.size >= limit) return taken;
      for (const row of rows) {
        const show = shownFor(this.#rows.show(row));
        if (found.has(show)) continue;
        found.add(show);
        taken.push(show);
        if (found.size >= limit) break;
      }
      return taken;
    };
    const readings = readingsOf(typed.slice(0, MOST_READ));
    const named = readings.flatMap(({ title, year }) =>
      Array.from(this.#titles.same(titleKey(title)), (row) => ({ row, year })),
    );
    const ofYear = named.filter(({ row, year }) => fitsYear(this.#rows.show(row), year));
    const exact = take(ofYear.map(({ row }) => row));
    const near = take(readings.flatMap((reading) => this.#near(reading)));
    const key = titleKey(typed.slice(0, MOST_READ)).slice(0, MOST_READ);
    const begun = take(this.#titles.beginningWith(key));
    // Skips scoring when enough titles begin with the text: most titles contain a given letter.
    if (found.size >= limit) return { exact, near, matching: begun, similar: [] };
    const byWords = searchByWords(this.#words, this.#rows, searchWords(key));
    const matching = [...begun, ...take(byWords.withAll)];
    const similar = [...take(named.map(({ row }) => row)), ...take(byWords.withSome)];
    return { exact, near, matching, similar };
  }

  /** The shows with exactly this title or alias, of any year. Saves `matchShow` from comparing all shows. */
  findByTitle(title: string): Show[] {
    return this.#showsOf(this.#titles.same(titleKey(title)));
  }

  /** Shows that somebody may have meant who typed this title; of its year, when one is typed. */
  findNear(typed: TitleAndYear): Show[] {
    return this.#showsOf(this.#near(typed));
  }

  #near({ title, year }: TitleAndYear): number[] {
    const key = titleKey(title);
    const isSimilar = similarTo(key);
    return this.#titles
      .similar(key)
      .filter((row) => fitsYear(this.#rows.show(row), year) && isSimilar(this.#rows.key(row)));
  }

  #showsOf(rows: Iterable<number>): Show[] {
    return [...new Set(Array.from(rows, (row) => this.#rows.show(row)))];
  }
}
