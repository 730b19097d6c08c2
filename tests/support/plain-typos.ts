/**
 * The optimal string alignment distance as its definition says it: a table of how many errors make each beginning of one text of
 * each beginning of the other. With another first letter, only one error counts as a typo, and more are countless.
 */
export function plainTypos(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, a) =>
    Array.from({ length: other.length + 1 }, (_, b) => (a === 0 ? b : b === 0 ? a : 0)),
  );
  const at = (a: number, b: number): number => table[a]?.[b] ?? Number.POSITIVE_INFINITY;
  for (let a = 1; a <= one.length; a++)
    for (let b = 1; b <= other.length; b++) {
      const isSame = one[a - 1] === other[b - 1];
      const isSwapped = one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1];
      const row = table[a] as number[];
      row[b] = Math.min(
        at(a - 1, b) + 1,
        at(a, b - 1) + 1,
        at(a - 1, b - 1) + (isSame ? 0 : 1),
        isSwapped ? at(a - 2, b - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  const typos = at(one.length, other.length);
  return one[0] === other[0] || typos < 2 ? typos : Number.POSITIVE_INFINITY;
}
