/** Titles with fewer letters have no typing errors: one other letter makes another title. */
export const SHORTEST_WITH_TYPO = 5;
/** Longer ones are found by what is right in them. */
export const LONGEST_BY_DELETION = 9;

/** Letters of which there are so few that three in a row say little. */
const ALPHABETIC =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Thai}\d\p{M}]+$/u;

/** Whether a text's typing errors are found by `deletionsOf`: it is short and alphabetic. */
export const isByDeletion = (letters: string, longest = LONGEST_BY_DELETION): boolean =>
  letters.length <= longest && ALPHABETIC.test(letters);

/**
 * A text without each of its letters in turn, and itself: two texts that differ in one letter, by one more or less, or by two that
 * are swapped, have one of these in common.
 */
export function deletionsOf(letters: string): string[] {
  const texts = new Set([letters]);
  for (let at = 0; at < letters.length; at++) texts.add(letters.slice(0, at) + letters.slice(at + 1));
  return [...texts];
}
