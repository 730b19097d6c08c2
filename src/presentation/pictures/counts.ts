import type { Score } from '../../reviews/score.ts';

const scoreAt = (index: number): Score => index * 5;

/** How many scores there are. */
export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Their mean in tenths, not rounded. NaN without scores. */
export const meanOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count, index) => sum + count * scoreAt(index), 0) / total(counts);

/** How many lie from one score to another, in tenths, both included. */
export const between = (counts: readonly number[], from: Score, to: Score): number =>
  total(counts.slice(from / 5, to / 5 + 1));

/** The lowest and the highest score that was given, in tenths. */
export const rangeOf = (counts: readonly number[]): { lowest: Score; highest: Score } => ({
  lowest: scoreAt(counts.findIndex((count) => count > 0)),
  highest: scoreAt(counts.findLastIndex((count) => count > 0)),
});

/** The score that was given most often, in tenths; of several the highest. */
export const mostOften = (counts: readonly number[]): Score =>
  scoreAt(counts.lastIndexOf(Math.max(...counts)));
