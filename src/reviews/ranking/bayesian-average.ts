/** What some things add up to, in whole numbers: scores times weights and weights, or shares of something. */
export interface Parts {
  readonly amount: number;
  readonly weight: number;
}

/** What an average is pulled towards: the average of all, as strongly as so much weight. */
export interface Prior {
  readonly all: Parts;
  /** A whole number, 0 or more. */
  readonly weight: number;
}

/**
 * The Bayesian average (amount + prior · mean) / (weight + prior), https://en.wikipedia.org/wiki/Bayesian_average: what has little
 * weight stays near the mean.
 * @param mean of all, in the unit of amount / weight
 * @param prior how strongly it pulls, in the unit of the weight
 */
export const bayesianAverage = ({ amount, weight }: Parts, mean: number, prior: number): number =>
  (amount + prior * mean) / (weight + prior);

/** NaN when nothing has any weight. */
export const averageBy = (parts: Parts, { all, weight }: Prior): number =>
  bayesianAverage(parts, all.amount / all.weight, weight);

/**
 * Higher averages first, and things without weight last. Floating point (error about 1e-14) decides differences above 1e-9; exact
 * integers decide the rest, so that rounding neither makes nor breaks a tie.
 */
export function compareAverages(a: Parts, b: Parts, prior: Prior): number {
  if (a.weight === 0 || b.weight === 0) return Math.sign(b.weight) - Math.sign(a.weight);
  if (a.weight === b.weight) return b.amount - a.amount;
  const difference = averageBy(b, prior) - averageBy(a, prior);
  if (Math.abs(difference) > 1e-9) return difference;
  const [one, other] = [fractionOf(a, prior), fractionOf(b, prior)];
  const exact = other.numerator * one.denominator - one.numerator * other.denominator;
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** The average as a fraction of integers: the weight of all times the average is numerator / denominator. */
const fractionOf = ({ amount, weight }: Parts, { all, weight: prior }: Prior) => ({
  numerator: BigInt(amount) * BigInt(all.weight) + BigInt(prior) * BigInt(all.amount),
  denominator: BigInt(weight + prior),
});
