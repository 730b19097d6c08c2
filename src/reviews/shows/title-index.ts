import { OrderedList } from '../ordered-list.ts';
import { allLetters, behindArticles, wordsHash } from './articles.ts';
import { Numbers } from './numbers.ts';
import { mostTyposIn, type TitleForm } from './similar-title.ts';
import { TitleBeginnings } from './title-beginnings.ts';
import type { TitleRows } from './title-rows.ts';
import { TypoIndex } from './typo-index.ts';

/** How many titles that are similar are worth a closer look. */
const MOST_SIMILAR = 50;

const BEGUN_YEAR = / \(\d{0,4}\)?$/;

/** Titles as a whole: finds those that are a text, begin with it, or are nearly the same. */
export class TitleIndex {
  readonly #rows: TitleRows;
  readonly #byKey: TitleBeginnings;
  readonly #byLetters: TitleBeginnings;
  readonly #typos: TypoIndex;
  /** By row. */
  readonly #wordHashes = new Numbers();
  readonly #byWords = new OrderedList<number>(
    (a, b) => this.#wordHashes.get(a) - this.#wordHashes.get(b) || this.#rows.compare(a, b),
  );

  constructor(rows: TitleRows) {
    this.#rows = rows;
    this.#byKey = new TitleBeginnings((row) => rows.key(row), rows.compare, rows.reviews);
    this.#byLetters = new TitleBeginnings((row) => rows.letters(row), rows.compareLetters, rows.reviews);
    this.#typos = new TypoIndex((row) => rows.letters(row));
  }

  add(row: number): void {
    this.#byKey.add(row);
    this.#byLetters.add(row);
    this.#typos.add(row);
    this.#wordHashes.set(row, wordsHash(this.#rows.key(row)));
    this.#byWords.add(row);
  }

  /** Removes a row that is there, while it still has its title. */
  remove(row: number): void {
    this.#byKey.remove(row);
    this.#byLetters.remove(row);
    this.#typos.remove(row);
    this.#byWords.remove(row);
  }

  /** The rows with exactly this key, by year. */
  *same(key: string): Generator<number> {
    for (const row of this.#byKey.from(key)) {
      if (this.#rows.key(row) !== key) return;
      yield row;
    }
  }

  /**
   * The rows whose title, with its year behind it, begins with a text, the most reviewed first; then those of which only the
   * letters do: without an article, or the space behind it, "and", spaces or punctuation. At most `most` of each, and one may be
   * of several.
   */
  *beginningWith(start: TitleForm, most: number): Generator<number> {
    const withoutYear = start.key.replace(BEGUN_YEAR, '');
    if (withoutYear !== start.key)
      for (const row of this.same(withoutYear)) if (this.#rows.text(row).startsWith(start.key)) yield row;
    yield* this.#byKey.startingWith(start.key, most);
    yield* this.#byLetters.startingWith(start.letters, most);
    for (const letters of behindArticles(start.letters))
      for (const row of this.#byLetters.startingWith(letters, most))
        if (allLetters(this.#rows.key(row)).startsWith(start.letters)) yield row;
  }

  /** Some rows with a similar title: with the same words in another order, then those with typos, few first. */
  similar({ key, letters }: TitleForm): number[] {
    const hash = wordsHash(key);
    const found = new Set<number>();
    for (const row of this.#byWords.fromWhere((one) => this.#wordHashes.get(one) >= hash)) {
      if (found.size >= MOST_SIMILAR || this.#wordHashes.get(row) !== hash) break;
      found.add(row);
    }
    const typos = this.#typos.within(letters, mostTyposIn(letters));
    typos.sort((a, b) => a.typos - b.typos || this.#rows.compareByReviews(a.thing, b.thing));
    for (const { thing } of typos) found.add(thing);
    return [...found].slice(0, MOST_SIMILAR);
  }
}
