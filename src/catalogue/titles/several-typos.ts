/** Shorter texts are too near to other titles with two typing errors, and still shorter than these with three, in letters. */
const [SHORTEST_WITH_TWO, SHORTEST_WITH_THREE] = [8, 14];
/** What people type is no longer; a longer text has no error that is worth its time. */
const LONGEST = 80;

/** How many typing errors a text may have and still mean a title: 0 where more than one is too many. */
export function mostTyposIn({ length }: { readonly length: number }): number {
  if (length < SHORTEST_WITH_TWO || length > LONGEST) return 0;
  return length < SHORTEST_WITH_THREE ? 2 : 3;
}

/** How many typing errors part a typed text from a title, or from its beginning. */
export interface Typos {
  readonly typos: number;
  /** Whether the title goes on behind what was typed. */
  readonly isBegun: boolean;
}

/**
 * Counts typing errors: another letter, one too many, one missing, or two neighbours swapped (optimal string alignment). Undefined for
 * more than `most` of them; two texts that part at their first letters are told apart there.
 */
export function typosBetween(typed: string, title: string, most: number): Typos | undefined {
  if (typed.length > title.length + most) return undefined;
  const width = Math.min(title.length, typed.length + most);
  let [before, last]: [number[], number[]] = [[], Array.from({ length: width + 1 }, (_, at) => at)];
  for (let row = 1; row <= typed.length; row++) {
    const next: number[] = [row];
    let best = row;
    for (let at = 1; at <= width; at++) {
      const isSame = typed.charCodeAt(row - 1) === title.charCodeAt(at - 1);
      let typos = Math.min(
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
        (last[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
      );
      const isSwapped =
        row > 1 &&
        at > 1 &&
        typed.charCodeAt(row - 1) === title.charCodeAt(at - 2) &&
        typed.charCodeAt(row - 2) === title.charCodeAt(at - 1);
      if (isSwapped) typos = Math.min(typos, (before[at - 2] ?? 0) + 1);
      next.push(typos);
      best = Math.min(best, typos);
    }
    if (best > most) return undefined;
    [before, last] = [last, next];
  }
  const whole = width === title.length ? (last[width] ?? Infinity) : Infinity;
  if (whole <= most) return { typos: whole, isBegun: false };
  const begun = Math.min(...last);
  return begun <= most ? { typos: begun, isBegun: true } : undefined;
}
