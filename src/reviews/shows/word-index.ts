import { OrderedList } from '../ordered-list.ts';
import { TypoIndex } from './typo-index.ts';
import { WordPostings } from './word-postings.ts';

/** The word of a show's year. A beginning of it, or a number in a title, is another word. */
export const yearWord = (year: string | number): string => `(${year})`;

/** How much a typed word says about a title that has it whole, one that begins with it, or one with a typo in it. */
const WHOLE = 1;
const BEGINNING = 0.6;
const TYPO = 0.2;

/** A word that a typed one may have been meant for, and how well it fits. */
export interface MeantWord {
  readonly word: number;
  readonly fit: number;
}

/** The words of titles, each kept once and known by a number: with their titles, sorted, and by the typos that lead to them. */
export class WordIndex {
  readonly postings = new WordPostings();
  readonly #texts: string[] = [];
  readonly #words = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #sorted = new OrderedList<number>((a, b) => compareTexts(this.#text(a), this.#text(b)));
  readonly #typos = new TypoIndex((word) => this.#text(word));
  #titles = 0;

  /** No word has a number from here on. */
  get end(): number {
    return this.#texts.length;
  }

  /** Adds a title that is not there. */
  add(title: number, texts: readonly string[]): void {
    const words: number[] = [];
    for (const text of texts) {
      const word = this.#words.get(text) ?? this.#create(text);
      if (!words.includes(word)) words.push(word);
    }
    this.postings.add(title, words);
    this.#titles += 1;
  }

  /** Removes a title that is there. */
  remove(title: number): void {
    const start = this.postings.start(title);
    const words = this.postings.words.slice(start, start + this.postings.length(title));
    this.postings.remove(title);
    this.#titles -= 1;
    for (const word of words) if (this.postings.count(word) === 0) this.#forget(word);
  }

  /** The words that a typed one may have been meant for, best first. */
  meantBy(typed: string, options: { readonly typos: boolean }): MeantWord[] {
    const meant: MeantWord[] = [];
    for (const text of [typed, yearWord(typed)]) {
      const word = this.#words.get(text);
      if (word !== undefined) meant.push({ word, fit: WHOLE * this.#rarity(word) });
    }
    // A number is that number: 2046 is not 2047.
    const mostTypos = !options.typos || typed.length < 3 || /\d/.test(typed) ? 0 : typed.length < 5 ? 1 : 2;
    const similar = mostTypos === 0 ? [] : this.#typos.within(typed, mostTypos);
    for (const { thing, typos } of similar.sort((a, b) => a.typos - b.typos))
      meant.push({ word: thing, fit: (TYPO / typos) * this.#rarity(thing) });
    return meant;
  }

  /** The words that begin with a text that a member has typed so far, sorted; at most so many. */
  beginningWith(typed: string, most: number): MeantWord[] {
    const begun: MeantWord[] = [];
    for (const word of this.#sorted.fromWhere((one) => this.#text(one) >= typed)) {
      const text = this.#text(word);
      if (begun.length >= most || !text.startsWith(typed)) break;
      begun.push({ word, fit: ((BEGINNING * typed.length) / text.length) * this.#rarity(word) });
    }
    return begun;
  }

  #create(text: string): number {
    const word = this.#free.pop() ?? this.#texts.length;
    this.#texts[word] = text;
    this.#words.set(text, word);
    this.#sorted.add(word);
    this.#typos.add(word);
    return word;
  }

  #forget(word: number): void {
    this.#sorted.remove(word);
    this.#typos.remove(word);
    this.#words.delete(this.#text(word));
    this.#free.push(word);
  }

  #text(word: number): string {
    return this.#texts[word] as string;
  }

  /** A word that few titles have says more than "the". */
  #rarity(word: number): number {
    return Math.log(1 + this.#titles / this.postings.count(word));
  }
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
