import { bestFirst } from '../best-first.ts';
import type { TitleRows } from './title-rows.ts';
import type { MeantWord, WordIndex } from './word-index.ts';

/** How many titles with the rarest word are compared by their reviews; where there are more than the second, so that they come first. */
const MOST_TITLES = 20_000;
const MOST_SCORED = 1500;
/** How many words of titles a search looks at: enough for over a thousand titles with the rarest word, and hundreds of others. */
const MOST_LOOKED_AT = 6000;
const MOST_LOOKED_AT_FOR_SOME = 2000;
/** Scores are compared in thousandths. More reviews than this make no difference, and the length of a title is less than this. */
const MOST_REVIEWS = 2 ** 21 - 1;
const MORE_THAN_A_LENGTH = 2 ** 12;
/** How far a title is from the typed text that is not of the typed year. */
const OTHER_YEAR_FAR = 2;

/** What a typed word may have been meant for. A title without an optional one can still have all the words. */
export interface Meaning {
  readonly words: readonly MeantWord[];
  readonly isOptional: boolean;
}

/** Titles, and at the same places how good each is. */
interface Scored {
  readonly titles: number[];
  readonly ranks: number[];
}

/** Compares by score, then the most reviewed titles before others, then short ones before long ones: all in one number. */
const rankOf = (score: number, reviews: number, length: number): number =>
  (Math.round(score * 1000) * (MOST_REVIEWS + 1) + Math.min(reviews, MOST_REVIEWS)) * MORE_THAN_A_LENGTH -
  length;

/** Scores titles, each once, by how well their words fit the typed ones. Its loops are plain because they run thousands of times. */
export class TitleScorer {
  /** Better the less far they are. */
  readonly #withAll: Scored = { titles: [], ranks: [] };
  /** Better the more their words say. */
  readonly #withSome: Scored = { titles: [], ranks: [] };
  readonly #index: WordIndex;
  readonly #titles: TitleRows;
  readonly #optional: number;
  /** By word: 1 more than the place of its first meaning in the lists below; 0 for a word that nobody means. */
  readonly #first: Int32Array;
  readonly #places: number[] = [];
  readonly #fits: number[] = [];
  readonly #fars: number[] = [];
  readonly #next: number[] = [];
  readonly #isScored: Uint8Array;
  /** The best fit for each typed word, and the nearest, used again for each title. */
  readonly #best: Float64Array;
  readonly #nearest: Float64Array;
  /** How many words of titles there are left to look at. */
  #left = MOST_LOOKED_AT;

  constructor(index: WordIndex, titles: TitleRows, meanings: readonly Meaning[]) {
    this.#index = index;
    this.#titles = titles;
    this.#optional = meanings.findIndex(({ isOptional }) => isOptional);
    this.#first = new Int32Array(index.end);
    this.#isScored = new Uint8Array(titles.end);
    this.#best = new Float64Array(meanings.length);
    this.#nearest = new Float64Array(meanings.length);
    for (const [place, { words }] of meanings.entries())
      for (const { word, fit, far } of words) {
        this.#places.push(place);
        this.#fits.push(fit);
        this.#fars.push(far);
        this.#next.push(this.#first[word] ?? 0);
        this.#first[word] = this.#places.length;
      }
  }

  /** Scores titles with any of the words that all the others are needed with; of too many, the most reviewed ones first. */
  scoreTitlesWith(words: readonly MeantWord[]): void {
    const titles: number[] = [];
    const goOn = (title: number) => titles.push(title) < MOST_TITLES;
    words.every(({ word }) => this.#index.postings.everyTitle(word, goOn));
    const { values } = this.#titles.reviews;
    const isBetter = (a: number, b: number) => (values[a] as number) > (values[b] as number);
    for (const title of titles.length > MOST_SCORED ? bestFirst(titles, isBetter) : titles) {
      if (this.#left <= 0) break;
      this.#score(title);
    }
    this.#left = Math.min(this.#left, MOST_LOOKED_AT_FOR_SOME);
  }

  scoreOthersWith(words: readonly MeantWord[]): void {
    const goOn = (title: number) => {
      this.#score(title);
      return this.#left > 0;
    };
    words.every(({ word }) => this.#index.postings.everyTitle(word, goOn));
  }

  /** Takes the scored titles that are better than any with this score could be, the best first. Each is taken once. */
  *take(kind: 'withAll' | 'withSome', score: number): Generator<number> {
    const { titles, ranks } = kind === 'withAll' ? this.#withAll : this.#withSome;
    const least = rankOf(score, MOST_REVIEWS, 0);
    const better: number[] = [];
    for (let at = 0; at < ranks.length; at++) if ((ranks[at] as number) > least) better.push(at);
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

  #score(title: number): void {
    if (this.#isScored[title] === 1) return;
    const { postings } = this.#index;
    const length = postings.length(title);
    this.#left -= length;
    this.#isScored[title] = 1;
    const [best, nearest] = [this.#best, this.#nearest];
    for (let place = 0; place < best.length; place++) {
      best[place] = 0;
      nearest[place] = Number.POSITIVE_INFINITY;
    }
    const { words } = postings;
    const start = postings.start(title);
    for (let at = start; at < start + length; at++) {
      let meaning = this.#first[words[at] as number] as number;
      for (; meaning > 0; meaning = this.#next[meaning - 1] as number) {
        const place = this.#places[meaning - 1] as number;
        const fit = this.#fits[meaning - 1] as number;
        const far = this.#fars[meaning - 1] as number;
        if (fit > (best[place] as number)) best[place] = fit;
        if (far < (nearest[place] as number)) nearest[place] = far;
      }
    }
    if (this.#optional >= 0 && best[this.#optional] === 0 && !/\d/.test(this.#titles.key(title)))
      nearest[this.#optional] = OTHER_YEAR_FAR;
    let [score, far] = [0, 0];
    for (let place = 0; place < best.length; place++) {
      score += best[place] as number;
      far += nearest[place] as number;
    }
    if (score === 0) return;
    const isWithAll = far < Number.POSITIVE_INFINITY;
    const { titles, ranks } = isWithAll ? this.#withAll : this.#withSome;
    titles.push(title);
    ranks.push(rankOf(isWithAll ? -far : score, this.#titles.reviews.get(title), this.#titles.length(title)));
  }
}
