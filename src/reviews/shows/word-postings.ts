import { Numbers } from './numbers.ts';

/** Ends a chain. */
const END = 0;

/**
 * Which titles have which words, both by number. The words of a title are neighbours; the titles with a word are a chain, the
 * newest first. All are columns of numbers: sixteen bytes for each word of a title.
 */
export class WordPostings {
  readonly #words = new Numbers();
  readonly #titles = new Numbers();
  readonly #next = new Numbers();
  readonly #previous = new Numbers();
  /** By word. */
  readonly #first = new Numbers();
  readonly #counts = new Numbers();
  /** By title. */
  readonly #starts = new Numbers();
  readonly #lengths = new Numbers();
  /** By how many neighbours there are: the starts of those that no title has any more. */
  readonly #free: number[][] = [];
  #end = END + 1;

  /** Adds a title that is not there. */
  add(title: number, words: readonly number[]): void {
    let at = this.#free[words.length]?.pop();
    if (at === undefined) {
      at = this.#end;
      this.#end += words.length;
    }
    this.#starts.set(title, at);
    this.#lengths.set(title, words.length);
    for (const word of words) this.#chain(at++, title, word);
  }

  /** Removes a title that is there. */
  remove(title: number): void {
    const [start, length] = [this.#starts.get(title), this.#lengths.get(title)];
    for (let at = start; at < start + length; at++) this.#unchain(at);
    while (this.#free.length <= length) this.#free.push([]);
    this.#free[length]?.push(start);
    this.#lengths.set(title, 0);
  }

  /** How many titles have a word. */
  count(word: number): number {
    return this.#counts.get(word);
  }

  /** How many words a title has. */
  length(title: number): number {
    return this.#lengths.get(title);
  }

  /** Where the words of a title begin in `words`. */
  start(title: number): number {
    return this.#starts.get(title);
  }

  /** The words of all titles, for loops over thousands; good until the next change. */
  get words(): Int32Array {
    return this.#words.values;
  }

  /** Calls for each title with the word, until that returns false. Returns whether it never did. */
  everyTitle(word: number, goOn: (title: number) => boolean): boolean {
    for (let at = this.#first.get(word); at !== END; at = this.#next.get(at))
      if (!goOn(this.#titles.get(at))) return false;
    return true;
  }

  #chain(at: number, title: number, word: number): void {
    const next = this.#first.get(word);
    this.#words.set(at, word);
    this.#titles.set(at, title);
    this.#next.set(at, next);
    this.#previous.set(at, END);
    if (next !== END) this.#previous.set(next, at);
    this.#first.set(word, at);
    this.#counts.set(word, this.#counts.get(word) + 1);
  }

  #unchain(at: number): void {
    const [word, next, previous] = [this.#words.get(at), this.#next.get(at), this.#previous.get(at)];
    if (next !== END) this.#previous.set(next, previous);
    if (previous === END) this.#first.set(word, next);
    else this.#next.set(previous, next);
    this.#counts.set(word, this.#counts.get(word) - 1);
  }
}
