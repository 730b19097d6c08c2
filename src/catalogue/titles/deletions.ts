/** Titles with fewer letters have no typing errors that anybody can tell from another title. */
const SHORTEST = 4;
/** Shorter texts have none: one letter may be missing. */
export const SHORTEST_WITH_TYPO = SHORTEST - 1;

/** Letters of which there are so few that three in a row say little. */
const ALPHABETIC =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Thai}\d\p{M}]+$/u;
/** Longer titles are found by what is right in them. */
const [LONGEST_ALPHABETIC, LONGEST_OTHER] = [9, 6];

const longest = (letters: string): number => (ALPHABETIC.test(letters) ? LONGEST_ALPHABETIC : LONGEST_OTHER);

/** Whether a title is kept without each of its letters. */
export const hasDeletions = (letters: string): boolean =>
  letters.length >= SHORTEST && letters.length <= longest(letters);

/** Whether all titles that a text can be with a typing error are kept so. */
export const isFoundByDeletions = (letters: string): boolean => letters.length < longest(letters);

/**
 * A text without each of its letters in turn, and itself: two texts that differ in one letter, by one more or less, or by two that
 * are swapped, have one of these in common.
 */
export function deletionsOf(letters: string): string[] {
  const texts = new Set([letters]);
  for (let at = 0; at < letters.length; at++) texts.add(letters.slice(0, at) + letters.slice(at + 1));
  return [...texts];
}
