/**
 * How many typing errors make one text of another: a letter too many, too few, another, or two neighbours swapped. It is the optimal
 * string alignment distance, which counts a swap as one error and never touches what it has swapped again. The first letter is
 * nearly always right: where it is not, a text with a second error was meant for something else.
 * @returns `most` + 1 when there are more than that
 */
export function typosBetween(one: string, other: string, most: number): number {
  if (most < 2 || one[0] === other[0]) return typosFrom(one, 0, other, 0, most);
  return typosFrom(one, 0, other, 0, 1) === 1 ? 1 : most + 1;
}

/** Letters that are equal never need an error, so only where texts part do the four kinds have to be tried. */
function typosFrom(one: string, oneFrom: number, other: string, otherFrom: number, most: number): number {
  let [a, b] = [oneFrom, otherFrom];
  const [length, otherLength] = [one.length, other.length];
  while (a < length && b < otherLength && one.charCodeAt(a) === other.charCodeAt(b)) {
    a += 1;
    b += 1;
  }
  const [left, leftOfOther] = [length - a, otherLength - b];
  if (left === 0 || leftOfOther === 0) return Math.min(left + leftOfOther, most + 1);
  const longerBy = left - leftOfOther;
  if (most <= 0 || Math.abs(longerBy) > most) return most + 1;
  // How many errors follow this one: fewer than any that was found before, by a text that can still be as long as the other.
  let least = most;
  const isSwapped =
    one.charCodeAt(a) === other.charCodeAt(b + 1) && one.charCodeAt(a + 1) === other.charCodeAt(b);
  if (isSwapped) least = typosFrom(one, a + 2, other, b + 2, least - 1);
  if (Math.abs(longerBy) < least) least = typosFrom(one, a + 1, other, b + 1, least - 1);
  if (Math.abs(longerBy - 1) < least) least = typosFrom(one, a + 1, other, b, least - 1);
  if (Math.abs(longerBy + 1) < least) least = typosFrom(one, a, other, b + 1, least - 1);
  return least + 1;
}
