import { lettersOf } from '../titles/title-form.ts';

/** Stands before the letters that a title begins with, and behind those that it ends with. */
const EDGE = '^';
/** So many letters of a beginning are one gram. */
const LONGEST_BEGINNING = 5;
const PAIRED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;
/** Letters further behind are found by nothing; no title that people type in full is longer. */
const MOST_LETTERS = 60;

/**
 * The grams of a show's titles: each three neighbouring letters ("cro"), the last two ("wn^"), all beginnings up to five letters
 * ("^c" to "^crown"); and in scripts where two letters are a word, pairs.
 */
export function gramsOf(forms: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const form of forms) {
    const { all, bare } = lettersOf(form);
    for (const gram of innerGrams(all)) grams.add(gram);
    for (const gram of beginnings(all)) grams.add(gram);
    if (bare !== all) for (const gram of beginnings(bare)) grams.add(gram);
    for (const gram of [...pairsOf(all), ...ending(all)]) grams.add(gram);
  }
  return grams;
}

/** The grams that a title has which begins so. */
export const beginningGrams = (text: string): string[] => [...beginnings(text).slice(-1), ...threes(text)];

/** The grams that a title has which ends so. */
export const endGrams = (text: string): string[] => [...threes(text), ...ending(text)];

/** The grams that a title has in which the text stands; for one letter, none. */
export const innerGrams = (text: string): string[] =>
  points(text).length === 2 ? pairsOf(text) : threes(text);

function beginnings(text: string): string[] {
  const letters = points(text).slice(0, LONGEST_BEGINNING);
  return letters.map((_, at) => EDGE + letters.slice(0, at + 1).join(''));
}

function ending(text: string): string[] {
  const letters = points(text);
  return letters.length < 2 ? [] : [`${letters.slice(-2).join('')}${EDGE}`];
}

const points = (text: string): string[] => Array.from(text.slice(0, 2 * MOST_LETTERS)).slice(0, MOST_LETTERS);

function threes(text: string): string[] {
  const letters = points(text);
  return letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`);
}

function pairsOf(text: string): string[] {
  const letters = points(text);
  return letters
    .slice(1)
    .map((letter, at) => `${letters[at]}${letter}`)
    .filter((pair) => PAIRED.test(pair));
}
