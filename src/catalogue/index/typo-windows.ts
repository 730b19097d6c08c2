import { beginningGrams, endGrams, innerGrams } from './grams.ts';

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

/**
 * The grams of each two parts of a text that has so many typing errors: of two parts more than there are errors, two are right. None
 * where they say too little.
 */
export function rightParts(text: string, typos: number): string[][] {
  const letters = Array.from(text);
  const count = typos + 2;
  if (typos === 0 || letters.length < count) return [];
  const ends = Array.from({ length: count + 1 }, (_, at) => Math.round((at * letters.length) / count));
  const parts = ends.slice(1).map((end, at) => ({ first: ends[at] ?? 0, end }));
  const gramsIn = (from: number, to: number): string[] => {
    const part = letters.slice(from, to).join('');
    // The title may go on behind what was typed.
    return from === 0 ? beginningGrams(part) : innerGrams(part);
  };
  return parts
    .flatMap((one, at) =>
      parts
        .slice(at + 1)
        .map((other) =>
          one.end === other.first
            ? gramsIn(one.first, other.end)
            : [...gramsIn(one.first, one.end), ...gramsIn(other.first, other.end)],
        ),
    )
    .filter((grams) => grams.length > 1);
}
