import { type FoundShows, NOTHING_FOUND } from './found-shows.ts';
import { readingsOf } from './readings.ts';
import { searchWords } from './search-words.ts';
import type { Show } from './show.ts';
import { fitsYear, hasWords, isSimilarTo, type TitleForm, titleForm } from './similar-title.ts';
import { MAX_TITLE, type TitleAndYear, titleKey } from './title.ts';
import { TitleIndex } from './title-index.ts';
import { TitleRows } from './title-rows.ts';
import { WordIndex, yearWord } from './word-index.ts';
import { searchByWords } from './word-search.ts';

/** How much of a typed text a search reads, in UTF-16 units: no title with its year is longer. */
const MOST_READ = 2 * (MAX_TITLE + ' (2025)'.length);

/** What a typed text can mean. */
interface Reading {
  readonly form: TitleForm;
  readonly year: number | undefined;
}

/** A title like the typed one. */
interface Candidate {
  readonly row: number;
  readonly isOfYear: boolean;
  /** Whether it differs by letters, and neither only by the last ones nor by the order of its words. */
  readonly isTypo: boolean;
}

const NONE: ReadonlySet<Show> = new Set();

/**
 * Finds a guild's shows as a member types. Accents, case, width and small typos make no difference. All members of all
 * guilds wait while it searches, so what it looks at is bounded, whatever is typed and however many shows there are.
 */
export class ShowSearch {
  readonly #rows = new TitleRows();
  readonly #titles = new TitleIndex(this.#rows);
  readonly #words = new WordIndex();

  /**
   * Adds a show, or replaces the one with its id.
   * @param reviews how many it has, as `setReviews` takes it
   */
  add(show: Show, reviews = 0): void {
    this.remove(show.id);
    const year = show.year === undefined ? [] : [yearWord(show.year)];
    for (const row of this.#rows.add(show, reviews)) {
      this.#titles.add(row);
      this.#words.add(row, [...searchWords(this.#rows.key(row)), ...year]);
    }
  }

  /** Notes how many reviews a show has; does nothing for an unknown id. */
  setReviews(showId: string, reviews: number): void {
    for (const row of this.#rows.rowsOf(showId)) this.#rows.reviews.set(row, reviews);
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
   * Returns at most `limit` shows, each once.
   * @param shownFor the show that stands for one that was found
   */
  search(typed: string, limit: number, shownFor: (show: Show) => Show = (show) => show): FoundShows {
    const found = new Set<Show>();
    const take = (rows: Iterable<number>, without: ReadonlySet<Show> = NONE): Show[] => {
      const taken: Show[] = [];
      if (found.size >= limit) return taken;
      for (const row of rows) {
        const show = this.#rows.show(row);
        const shown = shownFor(show);
        if (found.has(shown) || without.has(show)) continue;
        found.add(shown);
        taken.push(shown);
        if (found.size >= limit) break;
      }
      return taken;
    };
    const text = typed.slice(0, MOST_READ);
    const readings = readingsOf(text).map(({ title, year }) => ({ form: titleForm(titleKey(title)), year }));
    const key = titleKey(text).slice(0, MOST_READ);
    const form = readings.find((reading) => reading.form.key === key)?.form ?? titleForm(key);
    const named = readings.flatMap((reading) => this.#named(reading));
    const similar = readings.flatMap((reading) => this.#similar(reading));
    const rowsOf = (candidates: readonly Candidate[]) => candidates.map(({ row }) => row);
    const exact = take(rowsOf(named.filter(({ isOfYear }) => isOfYear)));
    const near = take(rowsOf(similar.filter(({ isOfYear, isTypo }) => isOfYear && !isTypo)));
    // More than the limit, since several titles can be one show's.
    const begun = take(this.#titles.beginningWith(form, 2 * limit));
    // Skips scoring when enough titles begin with the text: most titles contain a given letter.
    if (found.size >= limit) return { ...NOTHING_FOUND, exact, near, matching: begun };
    const byWords = searchByWords(this.#words, this.#rows, searchWords(key));
    const ofOtherYear = rowsOf([...named, ...similar].filter(({ isOfYear }) => !isOfYear));
    const without = new Set(ofOtherYear.map((row) => this.#rows.show(row)));
    const matching = [...begun, ...take(byWords.withAll, without)];
    const misspelt = take(rowsOf(similar.filter(({ isOfYear }) => isOfYear)));
    const resembling = take(byWords.withTypos, without);
    const others = [...take(ofOtherYear), ...take(byWords.withSome)];
    return { exact, near, matching, misspelt, resembling, similar: others };
  }

  /** The shows with exactly this title or alias, of any year. Saves `matchShow` from comparing all shows. */
  findByTitle(title: string): Show[] {
    return this.#showsOf(this.#titles.same(titleKey(title)));
  }

  /** Shows that somebody may have meant who typed this title; of its year, when one is typed. */
  findNear({ title, year }: TitleAndYear): Show[] {
    const similar = this.#similar({ form: titleForm(titleKey(title)), year });
    const ofYear = similar.filter(({ isOfYear }) => isOfYear);
    return this.#showsOf(ofYear.map(({ row }) => row));
  }

  #named({ form, year }: Reading): Candidate[] {
    const rows = Array.from(this.#titles.same(form.key));
    return rows.map((row) => ({ row, isOfYear: fitsYear(this.#rows.show(row), year), isTypo: false }));
  }

  /** The rows whose title is similar by the rule. */
  #similar({ form, year }: Reading): Candidate[] {
    const rows = this.#titles
      .similar(form)
      .filter((row) => isSimilarTo(form, this.#rows.key(row), this.#rows.letters(row)));
    return rows.map((row) => {
      const isBegun = this.#rows.letters(row).startsWith(form.letters);
      const isTypo = !isBegun && !hasWords(form, this.#rows.key(row));
      return { row, isOfYear: fitsYear(this.#rows.show(row), year), isTypo };
    });
  }

  #showsOf(rows: Iterable<number>): Show[] {
    return [...new Set(Array.from(rows, (row) => this.#rows.show(row)))];
  }
}
