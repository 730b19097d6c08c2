import { codePointLength } from '../plain-text.ts';
import { lettersKey, sortedWords } from './articles.ts';
import type { Show } from './show.ts';
import { titleKey } from './title.ts';
import { typosBetween } from './typos.ts';

/** In titles with fewer letters, in code points, one different letter makes another title. */
const ONE_TYPO_FROM = 5;
/** From this many on, two letters may differ. */
const TWO_TYPOS_FROM = 9;
/** Longer keys, in UTF-16 units, are of no title: to compare them takes time by the square of their length. */
const LONGEST_KEY = 250;

/** Whether a show can be of this year: where either is unknown, it can. */
export const fitsYear = (show: Pick<Show, 'year'>, year: number | undefined): boolean =>
  year === undefined || show.year === undefined || show.year === year;

/**
 * Whether somebody may have typed one title and meant the other: they differ by one or two typos, in the order of their words, or in
 * an article, spaces, punctuation, or "and" for "&". False for equal titles, and for those with different numbers ("Season 2").
 */
export const isSimilarTitle = (one: string, other: string): boolean =>
  isSimilarTo(titleForm(titleKey(one)), titleKey(other));

/** The same for titles that differ in articles, spaces and signs only: "SPY×FAMILY", "Spy x Family". */
export const titleLetters = (title: string): string => lettersKey(titleKey(title.replaceAll('×', 'x')));

/** What is compared of a title. */
export interface TitleForm {
  readonly key: string;
  /** As `lettersKey`. */
  readonly letters: string;
  /** As `sortedWords`. */
  readonly words: string;
  readonly numbers: string;
}

export const titleForm = (key: string): TitleForm => ({
  key,
  letters: lettersKey(key),
  words: sortedWords(key),
  numbers: numbersIn(key),
});

/** Like `isSimilarTitle`, to compare one title with the keys of many, whose letters may be known. */
export function isSimilarTo(title: TitleForm, key: string, letters = lettersKey(key)): boolean {
  if (title.key === key || Math.max(title.key.length, key.length) > LONGEST_KEY) return false;
  if (title.numbers !== numbersIn(key)) return false;
  const typos = Math.min(mostTyposIn(title.letters), mostTyposIn(letters));
  return typosBetween(title.letters, letters, typos) <= typos || hasWords(title, key);
}

/** Whether a title has the same words in some order. Titles of articles or signs alone have none in common because of that. */
export const hasWords = ({ words }: TitleForm, key: string): boolean =>
  words !== '' && words === sortedWords(key);

/** How many typos a title's letters may have for it to be similar. */
export function mostTyposIn(letters: string): number {
  const length = codePointLength(letters);
  return length < ONE_TYPO_FROM ? 0 : length < TWO_TYPOS_FROM ? 1 : 2;
}

/** Digits, and Roman numerals at the end: "Part III". */
const numbersIn = (key: string): string =>
  [...(key.match(/\d+/g) ?? []), /\b([ivx]+)$/.exec(key)?.[1] ?? ''].join(' ');
