import { CLEAR, type Community, type Parameters } from '../community.ts';
import { makeCommunity } from '../make-community.ts';

/** A kind of made community. */
export interface Setting {
  readonly reviews: number;
  readonly parameters: Partial<Parameters>;
}

/** What a measure finds in one community: the mean is the sum of all sums through that of all counts. */
export interface Outcome {
  readonly sum: number;
  readonly count: number;
}

/** What a formula is held to. */
export interface Measure {
  readonly name: string;
  /** Its mean and two errors of it reach this figure. */
  readonly figure: number;
  /** Where it is measured: each weighs the same. */
  readonly settings: readonly Setting[];
  readonly find: (community: Community, seed: number) => Outcome;
}

export interface Found {
  readonly measure: Measure;
  readonly mean: number;
  /** Of the mean; one deviation. */
  readonly error: number;
  readonly holds: boolean;
}

export const USUAL_200: Setting = { reviews: 200, parameters: {} };
export const USUAL_1000: Setting = { reviews: 1000, parameters: {} };
export const USUAL_5000: Setting = { reviews: 5000, parameters: {} };
export const CLEAR_1000: Setting = { reviews: 1000, parameters: CLEAR };
export const CLEAR_5000: Setting = { reviews: 5000, parameters: CLEAR };

/** One value of a community. */
export const value = (sum: number): Outcome => ({ sum, count: 1 });

/** The share of some that are as they should be. */
export const share = <T>(items: readonly T[], isRight: (item: T) => boolean): Outcome => ({
  sum: items.filter(isRight).length,
  count: items.length,
});

/** Measures in one community for each seed and setting, which all measures share. */
export function findAll(measures: readonly Measure[], seeds: readonly number[]): Found[] {
  const outcomes = new Map<Measure, Map<Setting, Outcome[]>>(measures.map((one) => [one, new Map()]));
  for (const setting of new Set(measures.flatMap(({ settings }) => settings)))
    for (const seed of seeds) {
      const community = makeCommunity({ seed, ...setting });
      for (const measure of measures.filter(({ settings }) => settings.includes(setting))) {
        const bySetting = outcomes.get(measure);
        bySetting?.set(setting, [...(bySetting.get(setting) ?? []), measure.find(community, seed)]);
      }
    }
  return measures.map((measure) => summary(measure, [...(outcomes.get(measure)?.values() ?? [])]));
}

/** The error of a ratio of sums is that of what each community adds to it. */
function summary(measure: Measure, bySetting: readonly (readonly Outcome[])[]): Found {
  const parts = bySetting.map((outcomes) => {
    const count = outcomes.reduce((sum, one) => sum + one.count, 0);
    const mean = outcomes.reduce((sum, one) => sum + one.sum, 0) / count;
    const squares = outcomes.reduce((sum, one) => sum + (one.sum - mean * one.count) ** 2, 0);
    return { mean, squared: (squares * outcomes.length) / (outcomes.length - 1) / count ** 2 };
  });
  const mean = parts.reduce((sum, part) => sum + part.mean, 0) / parts.length;
  const error = Math.sqrt(parts.reduce((sum, { squared }) => sum + squared, 0)) / parts.length;
  return { measure, mean, error, holds: mean + 2 * error >= measure.figure };
}
