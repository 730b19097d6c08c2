import { beginningGrams, endGrams } from './grams.ts';

const SHORT = 8;

/**
 * The grams that are left of a text when a typing error stands in one part of it, for each of the parts: whatever its place, all
 * grams of one of them are right. Parts overlap by a letter, since two swapped letters are one error.
 */
export function typoWindows(text: string): string[][] {
  const letters = Array.from(text);
  const step = letters.length < SHORT ? 1 : Math.ceil(letters.length / 4);
  const windows: string[][] = [];
  for (let start = 0; start < letters.length - 1; start += step) {
    const before = letters.slice(0, start).join('');
    const behind = letters.slice(start + step + 1).join('');
    windows.push([...beginningGrams(before), ...endGrams(behind)]);
  }
  return windows;
}
