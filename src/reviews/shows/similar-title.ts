import { distance } from 'fastest-levenshtein';
import { codePointLength } from '../plain-text.ts';
import { bareKey, sortedWords } from './articles.ts';
import type { Show } from './show.ts';
import { titleKey } from './title.ts';

/** In titles with fewer code points, one different letter makes another title. */
const ONE_TYPO_FROM = 5;
/** From this many code points on, two letters may differ. */
const TWO_TYPOS_FROM = 9;
export const MOST_TYPOS = 2;
/** Longer keys, in UTF-16 units, are of no title: to compare them takes time by the square of their length. */
const LONGEST_KEY = 250;

/** Whether a show can be of this year: where either is unknown, it can. */
export const fitsYear = (show: Pick<Show, 'year'>, year: number | undefined): boolean =>
  year === undefined || show.year === undefined || show.year === year;

/**
 * Whether somebody may have typed one title and meant the other: they differ by one or two typos, the order of their words, or
 * an article. False for equal titles, and for those with different numbers ("Season 2").
 */
export const isSimilarTitle = (one: string, other: string): boolean =>
  similarTo(titleKey(one))(titleKey(other));

/** Like `isSimilarTitle`, to compare the key of one title with those of many. */
export function similarTo(a: string): (b: string) => boolean {
  const [numbers, bare, words, length] = [numbersIn(a), bareKey(a), sortedWords(a), codePointLength(a)];
  return (b) => {
    if (a === b || Math.max(a.length, b.length) > LONGEST_KEY) return false;
    if (numbers !== numbersIn(b)) return false;
    const shorter = Math.min(length, codePointLength(b));
    const typos = shorter < ONE_TYPO_FROM ? 0 : shorter < TWO_TYPOS_FROM ? 1 : MOST_TYPOS;
    // Titles of articles or signs alone have no words, and nothing in common because of that.
    const isSameWords = words !== '' && words === sortedWords(b);
    return distance(a, b) <= typos || bare === bareKey(b) || isSameWords;
  };
}

/** Digits, and Roman numerals at the end: "Part III". */
const numbersIn = (key: string): string =>
  [...(key.match(/\d+/g) ?? []), /\b([ivx]+)$/.exec(key)?.[1] ?? ''].join(' ');
