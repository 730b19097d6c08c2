import { lettersOf } from '../titles/title-form.ts';

/** Stands before and behind the letters of each title. */
const EDGE = '^';
const PAIRED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;
/** Letters further behind are found by nothing; no title that people type in full is longer. */
const MOST_LETTERS = 60;

/**
 * The grams of a show's titles: three neighbouring letters each, the edges among them, so that "^^g" and "^ga" are all that
 * begins with "g" and "ga"; and in scripts where two letters are a word, pairs.
 */
export function gramsOf(forms: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const form of forms) {
    const { all, bare } = lettersOf(form);
    for (const gram of wholeGrams(all)) grams.add(gram);
    for (const gram of beginning(bare)) grams.add(gram);
    for (const pair of pairsOf(all)) grams.add(pair);
  }
  return grams;
}

/** The grams of a text and both its edges. */
export const wholeGrams = (text: string): string[] => threes([EDGE, EDGE, ...points(text), EDGE, EDGE]);

/** The grams of what a title begins with. */
export const beginningGrams = (text: string): string[] => threes([EDGE, EDGE, ...points(text)]);

/** The grams of what stands anywhere in a title; those of one letter: none. */
export function innerGrams(text: string): string[] {
  const letters = points(text);
  return letters.length === 2 ? pairsOf(text) : threes(letters);
}

/** The grams of what a title ends with. */
export const endGrams = (text: string): string[] => threes([...points(text), EDGE, EDGE]);

const beginning = (text: string): string[] => beginningGrams(text).slice(0, 2);

const points = (text: string): string[] => Array.from(text.slice(0, 2 * MOST_LETTERS)).slice(0, MOST_LETTERS);

const threes = (letters: readonly string[]): string[] =>
  letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`);

function pairsOf(text: string): string[] {
  const letters = points(text);
  return letters
    .slice(1)
    .map((letter, at) => `${letters[at]}${letter}`)
    .filter((pair) => PAIRED.test(pair));
}
