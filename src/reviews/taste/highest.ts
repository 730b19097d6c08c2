import type { Steps } from './steps.ts';

/** Settles ties of two shows with equal values and equally many scores. Negative when the first comes first. */
export type TieBreak = (one: number, other: number) => number;

/** A show's number and what it is ordered by. */
export interface ShowValue {
  readonly show: number;
  readonly value: number;
}

/**
 * Values that differ by less are equal: floating point sums come out a little different in another order of the same reviews (by some
 * 1e-12), and an order is the same on every machine.
 */
const PRECISION = 1e6;

/** So many shows are compared in a step: where their values are equal by their titles, which takes a microsecond or several. */
const COMPARED = 1 << 9;

/** Equal for values that are equal but for that. */
export const rounded = (value: number): number => Math.round(value * PRECISION);

/**
 * The order of shows by value, the highest first; ties: more scores, then as `tie` settles them.
 * @param values by number
 */
export function orderBy(values: Float64Array, count: (show: number) => number, tie: TieBreak): TieBreak {
  const keys = values.map(rounded);
  return (one, other) =>
    (keys[other] as number) - (keys[one] as number) || count(other) - count(one) || tie(one, other);
}

/**
 * The first shows of that order.
 * @param values NaN for a show that is not in it
 * @param most how many shows at most
 */
export function* highest(
  values: Float64Array,
  count: (show: number) => number,
  most: number,
  tie: TieBreak,
): Steps<readonly ShowValue[]> {
  const compare = orderBy(values, count, tie);
  yield;
  let best: number[] = [];
  /** The last of as many as are wanted. */
  let last: number | undefined;
  for (let show = 0; show < values.length; show++) {
    if (show % COMPARED === 0) yield;
    if (Number.isNaN(values[show]) || (last !== undefined && compare(last, show) < 0)) continue;
    best.push(show);
    if (best.length < 2 * most) continue;
    best = best.sort(compare).slice(0, most);
    last = best.at(-1);
  }
  return best
    .sort(compare)
    .slice(0, most)
    .map((show) => ({ show, value: values[show] as number }));
}
