import type { InventedShow } from './invented-show.ts';

/** Without accents, case and punctuation. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim();

const titlesOf = ({ title, original = title, romanised = title, others = {} }: InventedShow) => [
  ...new Set([title, original, romanised, ...Object.values(others)].map(fold)),
];

/**
 * The shows that a search finds: each typed word begins a word of one title, or the text stands in one, as it must in
 * languages without spaces. Those with the whole title first, then the best known.
 * @param typos how many letters of a word may be wrong; half of them in words of up to five letters, none in the shortest
 */
export function findShows(
  shows: readonly InventedShow[],
  typed: string,
  typos = 0,
): { readonly show: InventedShow; readonly isWhole: boolean }[] {
  const text = fold(typed);
  if (text === '') return [];
  const words = text.split(' ');
  const fits = (title: string) =>
    title.includes(text) ||
    words.every((word) =>
      title.split(' ').some((other) => other.startsWith(word) || isNear(word, other, allowed(word, typos))),
    );
  return shows
    .map((show) => ({ show, titles: titlesOf(show) }))
    .filter(({ titles }) => titles.some(fits))
    .map(({ show, titles }) => ({ show, isWhole: titles.includes(text) }))
    .sort(
      (one, other) =>
        Number(other.isWhole) - Number(one.isWhole) || other.show.popularity - one.show.popularity,
    );
}

const allowed = ({ length }: string, typos: number): number =>
  length < 3 ? 0 : length < 6 ? Math.ceil(typos / 2) : typos;

/** Whether so few letters have to be changed, added or taken away (Levenshtein's distance). */
function isNear(one: string, other: string, most: number): boolean {
  if (most === 0 || Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at++) {
      const changed = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[other.length] ?? Infinity) <= most;
}
