import { distance } from 'fastest-levenshtein';
import { type Show, titlesOf } from './show.ts';
import { type TitleAndYear, titleKey } from './title.ts';

/** Shorter titles that differ in a letter are different titles. */
const SHORTEST = 5;
/** From this length on, two letters may differ. */
const LONG = 9;
const ARTICLES = new Set(['the', 'a', 'an']);

/**
 * The show that somebody may have meant who added another: its title differs by a typing error or two, by the order of
 * its words, or by an article. Titles whose numbers differ ("Season 2") are never taken for each other, nor shows of
 * different years.
 */
export function closestShow(added: TitleAndYear, shows: Iterable<Show>): Show | undefined {
  return [...shows].find((show) => {
    const isOfOtherYear = added.year !== undefined && show.year !== undefined && added.year !== show.year;
    return !isOfOtherYear && titlesOf(show).some((title) => isClose(added.title, title));
  });
}

/** Whether one of two titles may be meant by the other; equal ones are not close but the same. */
export function isClose(one: string, other: string): boolean {
  const [a, b] = [titleKey(one), titleKey(other)];
  if (a === b || numbersIn(a) !== numbersIn(b)) return false;
  if (wordsOf(a) === wordsOf(b)) return true;
  const length = Math.min([...a].length, [...b].length);
  if (length < SHORTEST) return false;
  return distance(a, b) <= (length < LONG ? 1 : 2);
}

/** Digits, and Roman numerals at the end: "Part III". */
const numbersIn = (key: string): string =>
  [...(key.match(/\d+/g) ?? []), /\b([ivx]+)$/.exec(key)?.[1] ?? ''].join(' ');

const wordsOf = (key: string): string =>
  key
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .sort()
    .join(' ');
