import { distance } from 'fastest-levenshtein';
import { type Show, titlesOf } from './show.ts';
import { type TitleAndYear, titleKey } from './title.ts';

/** In titles with fewer code points, one different letter makes another title. */
const ONE_TYPO_FROM = 5;
/** From this many code points on, two letters may differ. */
const TWO_TYPOS_FROM = 9;
export const MOST_TYPOS = 2;
/** Longer keys, in UTF-16 units, are of no title: to compare them takes time by the square of their length. */
const LONGEST_KEY = 250;
const ARTICLES = new Set(['the', 'a', 'an']);

/**
 * The show that a member may have meant when they added a new one: its title differs by one or two typos, the order of
 * its words, or an article. Titles with different numbers ("Season 2") and shows of different years never match.
 */
export function closestShow(added: TitleAndYear, shows: Iterable<Show>): Show | undefined {
  return [...shows].find((show) => {
    const isOfOtherYear = added.year !== undefined && show.year !== undefined && added.year !== show.year;
    return !isOfOtherYear && titlesOf(show).some((title) => isSimilarTitle(added.title, title));
  });
}

/** Whether somebody may have typed one title and meant the other. False for equal titles. */
export function isSimilarTitle(one: string, other: string): boolean {
  const [a, b] = [titleKey(one), titleKey(other)];
  if (a === b || Math.max(a.length, b.length) > LONGEST_KEY) return false;
  if (numbersIn(a) !== numbersIn(b)) return false;
  if (sortedWords(a) === sortedWords(b)) return true;
  const length = Math.min([...a].length, [...b].length);
  if (length < ONE_TYPO_FROM) return false;
  return distance(a, b) <= (length < TWO_TYPOS_FROM ? 1 : MOST_TYPOS);
}

/** Digits, and Roman numerals at the end: "Part III". */
const numbersIn = (key: string): string =>
  [...(key.match(/\d+/g) ?? []), /\b([ivx]+)$/.exec(key)?.[1] ?? ''].join(' ');

/** The words of a title's key without articles: the same for titles that differ in the order of their words. */
export const sortedWords = (key: string): string =>
  key
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .sort()
    .join(' ');
