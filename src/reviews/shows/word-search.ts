import { isYear } from './title.ts';
import type { TitleRows } from './title-rows.ts';
import { type Meaning, TitleScorer } from './title-scorer.ts';
import { type MeantWord, TYPO_FAR, type WordIndex } from './word-index.ts';

/** How many of the typed words a search takes, and how many of them with typos. */
const MOST_WORDS = 24;
const MOST_WORDS_WITH_TYPOS = 12;
/** How many words a search takes as those that begin with the last typed one, and with each of the others. */
const MOST_BEGUN = 2000;
const MOST_BEGUN_BEFORE = 100;
/** Shorter words that are not the last begin too many others. */
const SHORTEST_BEGINNING = 3;

/** The titles that a search by words found, best first. Those that nobody takes are not looked for. */
export interface FoundByWords {
  /** With all of the typed words, or words that begin with them. */
  readonly withAll: Iterable<number>;
  /** With all of the typed words, some with typos. */
  readonly withTypos: Iterable<number>;
  readonly withSome: Iterable<number>;
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
  const scorer = new TitleScorer(index, titles, meanings);
  // All titles that have every word are among those with the rarest. A title of the same year has nothing in common by that.
  const [rarest, ...others] = meanings
    .filter(({ isOptional }) => !isOptional)
    .map(({ words }) => ({
      words,
      count: words.reduce((sum, { word }) => sum + index.postings.count(word), 0),
    }))
    .sort((a, b) => a.count - b.count);
  scorer.scoreTitlesWith(rarest?.words ?? []);
  return {
    withAll: scorer.take('withAll', -TYPO_FAR),
    withTypos: scorer.take('withAll', Number.NEGATIVE_INFINITY),
    withSome: (function* () {
      const best = others.map(({ words }) => bestFit(words));
      for (const [at, { words }] of others.entries()) {
        // Titles that have yet to be scored have none of the words before.
        yield* scorer.take('withSome', sumOf(best.slice(at)));
        scorer.scoreOthersWith(words);
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
