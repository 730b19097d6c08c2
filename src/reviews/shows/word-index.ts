import { compareTexts } from '../compare-texts.ts';
import { OrderedList } from '../ordered-list.ts';
import { TypoIndex } from './typo-index.ts';
import { WordPostings } from './word-postings.ts';

/** The word of a show's year. A beginning of it, or a number in a title, is another word. */
export const yearWord = (year: string | number): string => `(${year})`;

/** How much a typed word says about a title that has it whole, one that begins with it, or one with a typo in it. */
const WHOLE = 1;
const BEGINNING = 0.6;
const TYPO = 0.2;

/** How far a title is from the typed text, for each word that only begins with a typed one, and for each typo. */
const BEGUN_FAR = 1;
export const TYPO_FAR = 32;
/** The first letter is nearly always right. */
const FIRST_LETTER_FAR = 16;

/** Of how many letters on a typed word can have one typo, and two. */
const SHORTEST_WITH_TYPO = 3;
const SHORTEST_WITH_TYPOS = 6;

/** A word that a typed one may have been meant for. */
export interface MeantWord {
  readonly word: number;
  /** How much it says that a title has this word: rare words say more. */
  readonly fit: number;
  /** How far it is from the typed one: 0 is the word itself. */
  readonly far: number;
}

/** The words of titles, each kept once and known by a number: with their titles, sorted, and by the typos that lead to them. */
export class WordIndex {
  readonly postings = new WordPostings();
  readonly #texts: string[] = [];
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
      const word = this.#find(text) ?? this.#create(text);
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

  /**
   * The words that a typed one may have been meant for.
   * @param begins at most how many that begin with it are among them
   * @param typos whether those are that differ from it by typos
   */
  meantBy(typed: string, begins: number, typos: boolean): MeantWord[] {
    const meant = this.#beginningWith(typed, begins);
    for (const text of [typed, yearWord(typed)]) {
      const word = this.#find(text);
      if (word !== undefined) meant.push({ word, fit: WHOLE * this.#rarity(word), far: 0 });
    }
    return typos ? [...meant, ...this.#misspelt(typed, meant.length > 0)] : meant;
  }

  /** Words with typos: fewer when the typed word is one, or begins one, since it is probably right. */
  #misspelt(typed: string, isWord: boolean): MeantWord[] {
    // A number is that number: 2046 is not 2047.
    if (typed.length < SHORTEST_WITH_TYPO || /\d/.test(typed)) return [];
    const mostTypos = isWord || typed.length < SHORTEST_WITH_TYPOS ? 1 : 2;
    const meant: MeantWord[] = [];
    for (const { thing, typos } of this.#typos.within(typed, mostTypos)) {
      const text = this.#text(thing);
      // Those that begin with it are there already.
      if (text.startsWith(typed)) continue;
      const isOtherLetter = text.charCodeAt(0) !== typed.charCodeAt(0);
      const far = TYPO_FAR * typos + (isOtherLetter ? FIRST_LETTER_FAR : 0);
      meant.push({ word: thing, fit: (TYPO / typos) * this.#rarity(thing), far });
    }
    return meant;
  }

  #beginningWith(typed: string, most: number): MeantWord[] {
    const begun: MeantWord[] = [];
    if (most === 0) return begun;
    for (const word of this.#sorted.fromWhere((one) => this.#text(one) >= typed)) {
      const text = this.#text(word);
      if (begun.length >= most || !text.startsWith(typed)) break;
      if (text === typed) continue;
      const fit = ((BEGINNING * typed.length) / text.length) * this.#rarity(word);
      begun.push({ word, fit, far: BEGUN_FAR });
    }
    return begun;
  }

  /** Looks through the sorted ones: a map of them all takes as much memory as the words themselves. */
  #find(text: string): number | undefined {
    const word = this.#sorted.firstWhere((one) => this.#text(one) >= text);
    return word !== undefined && this.#text(word) === text ? word : undefined;
  }

  #create(text: string): number {
    const word = this.#free.pop() ?? this.#texts.length;
    this.#texts[word] = text;
    this.#sorted.add(word);
    this.#typos.add(word);
    return word;
  }

  #forget(word: number): void {
    this.#sorted.remove(word);
    this.#typos.remove(word);
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
