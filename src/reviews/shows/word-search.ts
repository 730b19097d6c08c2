import { bestFirst } from '../best-first.ts';
import { isYear } from './title.ts';
import type { TitleRows } from './title-rows.ts';
import { type MeantWord, TYPO_FAR, type WordIndex } from './word-index.ts';

/** How many of the typed words a search takes, and how many of them with typos. */
const MOST_WORDS = 24;
const MOST_WORDS_WITH_TYPOS = 12;
/** How many words a search takes as those that begin with the last typed one, and with each of the others. */
const MOST_BEGUN = 2000;
const MOST_BEGUN_BEFORE = 100;
/** Shorter words that are not the last begin too many others. */
const SHORTEST_BEGINNING = 3;
/** How many words of titles a search looks at: enough for a thousand titles with the rarest word, and as many others. */
const MOST_LOOKED_AT = 6000;
const MOST_LOOKED_AT_FOR_SOME = 2000;
/** Where more titles than this have the rarest word, so many of the most reviewed ones are looked at first. */
const MOST_REVIEWED = 1000;
/** Of how many titles the reviews are counted for that, and up to how many reviews. */
const MOST_COUNTED_TITLES = 50_000;
const MOST_COUNTED = 255;
/** How far a title is from the typed text that is not of the typed year. */
const OTHER_YEAR_FAR = 2;

/** The titles that a search by words found, best first. Those that nobody takes are not looked for. */
export interface FoundByWords {
  /** With all of the typed words, or words that begin with them. */
  readonly withAll: Iterable<number>;
  /** With all of the typed words, some with typos. */
  readonly withTypos: Iterable<number>;
  readonly withSome: Iterable<number>;
}

/** What a typed word may have been meant for. A title without an optional one can still have all the words. */
interface Meaning {
  readonly words: readonly MeantWord[];
  readonly isOptional: boolean;
}

/**
 * Finds the titles with all of the typed words, and those with some of them. The last word is still being typed, and of the others
 * the beginning is enough; a year behind them need not be right. Of titles that fit equally well, the most reviewed are
 * better. Whatever is typed costs at most a few milliseconds: of a long text the search takes the first words, and of very
 * many titles those with the rarest of the typed words.
 */
export function searchByWords(index: WordIndex, titles: TitleRows, text: readonly string[]): FoundByWords {
  const typed = [...new Set(text)].slice(0, MOST_WORDS);
  const meanings = typed.map((word, place) => meaningOf(index, typed, word, place));
  const scorer = new Scorer(index, titles, meanings);
  // All titles that have every word are among those with the rarest. A title of the same year has nothing in common by that.
  const [rarest, ...others] = meanings
    .filter(({ isOptional }) => !isOptional)
    .map(({ words }) => ({
      words,
      count: words.reduce((sum, { word }) => sum + index.postings.count(word), 0),
    }))
    .sort((a, b) => a.count - b.count);
  if (rarest !== undefined && rarest.count > MOST_REVIEWED) scorer.scoreMostReviewedWith(rarest.words);
  scorer.scoreTitlesWith(rarest?.words ?? []);
  return {
    withAll: scorer.take('withAll', -TYPO_FAR),
    withTypos: scorer.take('withAll', Number.NEGATIVE_INFINITY),
    withSome: (function* () {
      scorer.lookAtMost(MOST_LOOKED_AT_FOR_SOME);
      const best = others.map(({ words }) => bestFit(words));
      for (const [at, { words }] of others.entries()) {
        // Titles that have yet to be scored have none of the words before.
        yield* scorer.take('withSome', sumOf(best.slice(at)));
        scorer.scoreTitlesWith(words);
      }
      yield* scorer.take('withSome', Number.NEGATIVE_INFINITY);
    })(),
  };
}

function meaningOf(index: WordIndex, typed: readonly string[], word: string, place: number): Meaning {
  const isLast = place === typed.length - 1;
  const begins = isLast ? MOST_BEGUN : word.length < SHORTEST_BEGINNING ? 0 : MOST_BEGUN_BEFORE;
  const words = index.meantBy(word, begins, place < MOST_WORDS_WITH_TYPOS);
  return { words, isOptional: isLast && place > 0 && /^\d{4}$/.test(word) && isYear(Number(word)) };
}

const bestFit = (words: readonly MeantWord[]): number =>
  words.reduce((best, { fit }) => Math.max(best, fit), 0);
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Titles, and at the same places how good each is. */
interface Scored {
  readonly titles: number[];
  readonly scores: number[];
}

/** Scores titles, each once, by how well their words fit the typed ones. Its loops are plain because they run thousands of times. */
class Scorer {
  /** Better the less far they are. */
  readonly #withAll: Scored = { titles: [], scores: [] };
  /** Better the more their words say. */
  readonly #withSome: Scored = { titles: [], scores: [] };
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

  /** Looks at no more words of titles than this from here on. */
  lookAtMost(words: number): void {
    this.#left = Math.min(this.#left, words);
  }

  scoreTitlesWith(words: readonly MeantWord[]): void {
    for (const { word } of words) if (!this.#index.postings.everyTitle(word, this.#score)) return;
  }

  /** Scores those of the titles that are among the most reviewed ones. */
  scoreMostReviewedWith(words: readonly MeantWord[]): void {
    const howMany = new Uint32Array(MOST_COUNTED + 1);
    const countOf = (title: number) => Math.min(this.#titles.reviews.get(title), MOST_COUNTED);
    const forEach = (act: (title: number) => void) => {
      let left = MOST_COUNTED_TITLES;
      const goOn = (title: number) => {
        act(title);
        return --left > 0;
      };
      for (const { word } of words) if (!this.#index.postings.everyTitle(word, goOn)) return;
    };
    forEach((title) => {
      const count = countOf(title);
      howMany[count] = (howMany[count] as number) + 1;
    });
    let [least, taken] = [MOST_COUNTED, howMany[MOST_COUNTED] as number];
    while (least > 0 && taken + (howMany[least - 1] as number) <= MOST_REVIEWED)
      taken += howMany[--least] as number;
    forEach((title) => {
      if (countOf(title) >= least) this.#score(title);
    });
  }

  /** Takes the scored titles that are better than any with this score could be, the best first. Each is taken once. */
  *take(kind: 'withAll' | 'withSome', least: number): Generator<number> {
    const { titles, scores } = kind === 'withAll' ? this.#withAll : this.#withSome;
    const better: number[] = [];
    for (let at = 0; at < scores.length; at++) if ((scores[at] as number) > least) better.push(at);
    const isBetter = (a: number, b: number) => {
      const difference = (scores[a] as number) - (scores[b] as number);
      return difference === 0
        ? this.#compareEqual(titles[a] as number, titles[b] as number) < 0
        : difference > 0;
    };
    for (const at of bestFirst(better, isBetter)) {
      yield titles[at] as number;
      scores[at] = Number.NEGATIVE_INFINITY;
    }
  }

  #compareEqual = (a: number, b: number): number =>
    this.#titles.reviews.get(b) - this.#titles.reviews.get(a) ||
    this.#titles.length(a) - this.#titles.length(b) ||
    this.#titles.compare(a, b);

  readonly #score = (title: number): boolean => {
    if (this.#isScored[title] === 1) return true;
    const { postings } = this.#index;
    const length = postings.length(title);
    this.#left -= length;
    if (this.#left < 0) return false;
    this.#isScored[title] = 1;
    const [best, nearest] = [this.#best, this.#nearest];
    best.fill(0);
    nearest.fill(Number.POSITIVE_INFINITY);
    const { words } = postings;
    const start = postings.start(title);
    for (let at = start; at < start + length; at++) {
      let meaning = this.#first[words[at] as number] as number;
      for (; meaning > 0; meaning = this.#next[meaning - 1] as number) {
        const place = this.#places[meaning - 1] as number;
        const [fit, far] = [this.#fits[meaning - 1] as number, this.#fars[meaning - 1] as number];
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
    if (score === 0) return true;
    const isWithAll = far < Number.POSITIVE_INFINITY;
    const { titles, scores } = isWithAll ? this.#withAll : this.#withSome;
    titles.push(title);
    scores.push(isWithAll ? -far : Math.round(score * 1e6) / 1e6);
    return true;
  };
}
