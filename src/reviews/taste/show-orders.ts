/** How many reviews that divide as usual each show starts with. */
const PRIOR_DIVISION = 10;
/** A show needs so many scores to be called divisive. */
export const LEAST_DIVISIVE = 5;
/** A show needs so many scores to be a gem, or recommended. */
export const LEAST_KNOWN = 2;
/** What is lively now is half as lively so much later. In milliseconds. */
export const HALVING = 14 * 24 * 60 * 60_000;
/** A show's usual pace is taken over so long at least. In milliseconds. */
const SHORTEST_LIFE = 60 * 24 * 60 * 60_000;

/**
 * How far members differ on a show: the mean of their squared rests, each in proportion to the member's own spread, drawn to 1. One who
 * always scores wildly says less about the show than one who seldom does.
 * @param proportions the sum of squared rest / spread
 * @param count the number of its scores
 */
export const division = (proportions: number, count: number): number =>
  (proportions + PRIOR_DIVISION) / (count + PRIOR_DIVISION);

/**
 * The same in points: how far apart usual members' scores would lie, as a deviation.
 * @param usual variance of the server, in square tenths
 */
export const pointsApart = (divided: number, usual: number): number => Math.sqrt(divided * usual) / 10;

/** How many scores a gem has at most: the median over the shows that have two. @param counts how many scores each show has */
export function mostOfGem(counts: Int32Array): number {
  const known = counts.filter((count) => count >= LEAST_KNOWN).sort();
  const [low = 0, high = 0] = [known[(known.length - 1) >> 1], known[known.length >> 1]];
  return (low + high) / 2;
}

/** What a review adds to how lively its show is. @param age in milliseconds */
export const liveliness = (age: number): number => 2 ** (-Math.max(0, age) / HALVING);

/**
 * How much livelier than usual a show is: in the mean, reviews that come evenly are as lively as their pace.
 * @param lively the sum of its reviews' liveliness
 * @param count how many they are
 * @param life since the first of them, in milliseconds
 */
export const livelier = (lively: number, count: number, life: number): number =>
  lively - (count * HALVING) / (Math.LN2 * Math.max(SHORTEST_LIFE, life));

/** The value that rising shows are ordered by: how much livelier, times how good. @param best and `usual` in tenths */
export const risingValue = (more: number, best: number, usual: number): number =>
  more * Math.max(0, 1 + (best - usual) / 10);
