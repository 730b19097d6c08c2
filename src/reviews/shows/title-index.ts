import { OrderedList } from '../ordered-list.ts';
import { bareKey, sortedWords } from './articles.ts';
import { Numbers } from './numbers.ts';
import { MOST_TYPOS } from './similar-title.ts';
import type { TitleRows } from './title-rows.ts';
import { TypoIndex } from './typo-index.ts';

/** How many titles that are similar are worth a closer look. */
const MOST_SIMILAR = 50;

const BEGUN_YEAR = / \(\d{0,4}\)?$/;

/** Titles as a whole: finds those that are a text, begin with it, or are nearly the same. */
export class TitleIndex {
  readonly #rows: TitleRows;
  readonly #sorted: OrderedList<number>;
  readonly #typos: TypoIndex;
  /** By row. */
  readonly #wordHashes = new Numbers();
  readonly #byWords = new OrderedList<number>(
    (a, b) => this.#wordHashes.get(a) - this.#wordHashes.get(b) || this.#rows.compare(a, b),
  );

  constructor(rows: TitleRows) {
    this.#rows = rows;
    this.#sorted = new OrderedList(rows.compare);
    this.#typos = new TypoIndex((row) => rows.key(row));
  }

  add(row: number): void {
    this.#sorted.add(row);
    this.#typos.add(row);
    this.#wordHashes.set(row, wordHash(this.#rows.key(row)));
    this.#byWords.add(row);
  }

  /** Removes a row that is there, while it still has its title. */
  remove(row: number): void {
    this.#sorted.remove(row);
    this.#typos.remove(row);
    this.#byWords.remove(row);
  }

  /** The rows with exactly this key, by year. */
  *same(key: string): Generator<number> {
    for (const row of this.#sorted.fromWhere((one) => this.#rows.key(one) >= key)) {
      if (this.#rows.key(row) !== key) return;
      yield row;
    }
  }

  /** The rows whose title, with its year behind it, begins with a text, sorted. */
  *beginningWith(start: string): Generator<number> {
    const withoutYear = start.replace(BEGUN_YEAR, '');
    if (withoutYear !== start)
      for (const row of this.same(withoutYear)) if (this.#rows.text(row).startsWith(start)) yield row;
    for (const row of this.#sorted.fromWhere((one) => this.#rows.key(one) >= start)) {
      if (!this.#rows.key(row).startsWith(start)) return;
      yield row;
    }
  }

  /** Some rows with a similar key: with the same words in another order or other articles, then those with typos, few first. */
  similar(key: string): number[] {
    const hash = wordHash(key);
    const found = new Set<number>();
    for (const row of this.#byWords.fromWhere((one) => this.#wordHashes.get(one) >= hash)) {
      if (found.size >= MOST_SIMILAR || this.#wordHashes.get(row) !== hash) break;
      found.add(row);
    }
    const typos = this.#typos.within(key, MOST_TYPOS);
    typos.sort((a, b) => a.typos - b.typos || this.#rows.compare(a.thing, b.thing));
    for (const { thing } of typos) found.add(thing);
    return [...found].slice(0, MOST_SIMILAR);
  }
}

/** A number for what titles have in common that differ in an article, their punctuation, or the order of their words. */
function wordHash(key: string): number {
  const words = sortedWords(bareKey(key));
  let hash = 0;
  for (let at = 0; at < words.length; at++) hash = (Math.imul(hash, 31) + words.charCodeAt(at)) | 0;
  return hash;
}
