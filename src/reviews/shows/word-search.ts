import { bestFirst } from '../best-first.ts';
import type { TitleRows } from './title-rows.ts';
import type { MeantWord, WordIndex } from './word-index.ts';

/** How many of the typed words a search takes, and how many of them with typos. */
const MOST_WORDS = 24;
const MOST_WORDS_WITH_TYPOS = 12;
/** How many words a search takes as those that begin with the last typed one. */
const MOST_BEGUN = 2000;
/** How many words of titles a search looks at in all: enough for thousands of titles. */
const MOST_LOOKED_AT = 6000;
/** Scores are compared in millionths, and the length of a title is less than this. */
const MORE_THAN_A_LENGTH = 4096;

/** The titles that a search by words found, best first. Those that nobody takes are not looked for. */
export interface FoundByWords {
  readonly withAll: Iterable<number>;
  readonly withSome: Iterable<number>;
}

/**
 * Finds the titles with all of the typed words, and those with some of them. The last word is still being typed. Titles
 * with rare words are better than those with frequent ones, and short ones better than long ones. Whatever is typed
 * costs at most a few milliseconds: of a long text the search takes the first words, and of very many titles those
 * with the rarest of the typed words.
 */
export function searchByWords(index: WordIndex, titles: TitleRows, text: readonly string[]): FoundByWords {
  const typed = [...new Set(text)].slice(0, MOST_WORDS);
  const begun = index.beginningWith(typed.at(-1) ?? '', MOST_BEGUN);
  const meanings = typed.map((word, place) => {
    const meant = index.meantBy(word, { typos: place < MOST_WORDS_WITH_TYPOS });
    return place === typed.length - 1 ? [...meant, ...begun] : meant;
  });
  const scorer = new Scorer(index, titles, meanings);
  // All titles that have every word are among those with the rarest.
  const [rarest = [], ...others] = meanings
    .map((words) => ({ words, count: words.reduce((sum, { word }) => sum + index.postings.count(word), 0) }))
    .sort((a, b) => a.count - b.count)
    .map(({ words }) => words);
  scorer.scoreTitlesWith(rarest);
  return {
    withAll: scorer.take('withAll', Number.NEGATIVE_INFINITY),
    withSome: (function* () {
      for (const [at, words] of others.entries()) {
        // Titles that have yet to be scored have none of the words before.
        yield* scorer.take('withSome', sumOf(others.slice(at).map(bestFit)));
        scorer.scoreTitlesWith(words);
      }
      yield* scorer.take('withSome', Number.NEGATIVE_INFINITY);
    })(),
  };
}

const bestFit = (words: readonly MeantWord[]): number =>
  words.reduce((best, { fit }) => Math.max(best, fit), 0);
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Titles, and at the same places how good each is. */
interface Scored {
  readonly titles: number[];
  readonly ranks: number[];
}

/** Compares by score, then short titles before long ones. */
const rankOf = (score: number, length: number): number =>
  Math.round(score * 1e6) * MORE_THAN_A_LENGTH - length;

/** Scores titles, each once, by how well their words fit the typed ones. Its loops are plain because they run thousands of times. */
class Scorer {
  readonly #withAll: Scored = { titles: [], ranks: [] };
  readonly #withSome: Scored = { titles: [], ranks: [] };
  readonly #index: WordIndex;
  readonly #titles: TitleRows;
  /** By word: 1 more than the place of its first meaning in the lists below; 0 for a word that nobody means. */
  readonly #first: Int32Array;
  readonly #places: number[] = [];
  readonly #fits: number[] = [];
  readonly #next: number[] = [];
  readonly #isScored: Uint8Array;
  /** The best fit for each typed word, used again for each title. */
  readonly #best: Float64Array;
  #lookedAt = 0;

  constructor(index: WordIndex, titles: TitleRows, meanings: readonly (readonly MeantWord[])[]) {
    this.#index = index;
    this.#titles = titles;
    this.#first = new Int32Array(index.end);
    this.#isScored = new Uint8Array(titles.end);
    this.#best = new Float64Array(meanings.length);
    for (const [place, words] of meanings.entries())
      for (const { word, fit } of words) {
        this.#places.push(place);
        this.#fits.push(fit);
        this.#next.push(this.#first[word] ?? 0);
        this.#first[word] = this.#places.length;
      }
  }

  scoreTitlesWith(words: readonly MeantWord[]): void {
    for (const { word } of words) if (!this.#index.postings.everyTitle(word, this.#score)) return;
  }

  /** Takes the scored titles that are better than any with this score could be, the best first. Each is taken once. */
  *take(kind: 'withAll' | 'withSome', score: number): Generator<number> {
    const { titles, ranks } = kind === 'withAll' ? this.#withAll : this.#withSome;
    const least = rankOf(score, 0);
    const better = [...ranks.keys()].filter((at) => (ranks[at] as number) > least);
    const isBetter = (a: number, b: number) => {
      const difference = (ranks[a] as number) - (ranks[b] as number);
      return difference === 0
        ? this.#titles.compare(titles[a] as number, titles[b] as number) < 0
        : difference > 0;
    };
    for (const at of bestFirst(better, isBetter)) {
      yield titles[at] as number;
      ranks[at] = Number.NEGATIVE_INFINITY;
    }
  }

  readonly #score = (title: number): boolean => {
    if (this.#isScored[title] === 1) return true;
    const { postings } = this.#index;
    const length = postings.length(title);
    this.#lookedAt += length;
    if (this.#lookedAt > MOST_LOOKED_AT) return false;
    this.#isScored[title] = 1;
    const best = this.#best;
    best.fill(0);
    const { words } = postings;
    const start = postings.start(title);
    for (let at = start; at < start + length; at++) {
      let meaning = this.#first[words[at] as number] as number;
      for (; meaning > 0; meaning = this.#next[meaning - 1] as number) {
        const place = this.#places[meaning - 1] as number;
        const fit = this.#fits[meaning - 1] as number;
        if (fit > (best[place] as number)) best[place] = fit;
      }
    }
    let [score, missing] = [0, 0];
    for (let place = 0; place < best.length; place++) {
      const fit = best[place] as number;
      if (fit === 0) missing += 1;
      score += fit;
    }
    const { titles, ranks } = missing > 0 ? this.#withSome : this.#withAll;
    titles.push(title);
    ranks.push(rankOf(score, this.#titles.length(title)));
    return true;
  };
}
