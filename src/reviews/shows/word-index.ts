import { SortedTexts } from './sorted-texts.ts';
import { type TextGroup, TextGroups } from './text-groups.ts';
import { TypoIndex } from './typo-index.ts';

/** The word of a show's year. A beginning of it, or a number in a title, is another word. */
export const yearWord = (year: string | number): string => `(${year})`;

/** How much a typed word says about a title that has it whole, one that begins with it, or one with a typo in it. */
const WHOLE = 1;
const BEGINNING = 0.6;
const TYPO = 0.2;

/** A word, and the titles that contain it. */
export type Word<T> = TextGroup<T>;

/** A title, to which the index adds its words, each once. */
export interface WordedTitle<T> {
  words: readonly Word<T>[];
}

/** The words of titles: each with its titles, sorted, and by the typos that lead to them. */
export class WordIndex<T extends WordedTitle<T>> {
  readonly #sorted = new SortedTexts<Word<T>>();
  readonly #typos = new TypoIndex<Word<T>>();
  readonly #words = new TextGroups<T>(this.#sorted, this.#typos);
  #titles = 0;

  add(title: T, texts: readonly string[]): void {
    title.words = Array.from(new Set(texts), (text) => this.#words.add(text, title));
    this.#titles += 1;
  }

  /** Removes a title that was added. */
  remove(title: T): void {
    for (const { text } of title.words) this.#words.remove(text, title);
    this.#titles -= 1;
  }

  /** The words that a typed one may have been meant for, best first, with how well each fits. */
  meantBy(typed: string, options: { readonly typos: boolean }): Map<Word<T>, number> {
    const meant = new Map<Word<T>, number>();
    for (const text of [typed, yearWord(typed)]) {
      const same = this.#words.get(text);
      if (same !== undefined) meant.set(same, WHOLE * this.#rarity(same));
    }
    // A number is that number: 2046 is not 2047.
    const mostTypos = !options.typos || typed.length < 3 || /\d/.test(typed) ? 0 : typed.length < 5 ? 1 : 2;
    const similar = mostTypos === 0 ? [] : this.#typos.within(typed, mostTypos);
    for (const { thing, typos } of similar.sort((a, b) => a.typos - b.typos))
      meant.set(thing, (TYPO / typos) * this.#rarity(thing));
    return meant;
  }

  /** The words that begin with a text, sorted. */
  beginningWith(typed: string): IteratorObject<Word<T>> {
    return this.#sorted.beginningWith(typed);
  }

  /** How well a word fits its beginning that a member has typed so far. */
  fitOfBeginning(typed: string, word: Word<T>): number {
    return ((BEGINNING * typed.length) / word.text.length) * this.#rarity(word);
  }

  /** A word that few titles have says more than "the". */
  #rarity({ items }: Word<T>): number {
    return Math.log(1 + this.#titles / items.length);
  }
}
