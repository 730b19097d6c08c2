import { bayesianAverage } from '../ranking/bayesian-average.ts';
import { weightOf } from '../ranking/tally.ts';
import { kindness, rest, spread, usualVariance } from './fairness.ts';
import { countIn, type Grouped, type ScoreTable, STEP, type Steps } from './score-table.ts';

/** What `defineTaste` says, by numbers of shows and members; NaN for a show without scores. */
export interface TasteTable {
  readonly scores: ScoreTable;
  /** The server's mean (C), in tenths; NaN without scores. */
  readonly mean: number;
  /** The usual variance of scores within shows, in square tenths. */
  readonly usual: number;
  readonly best: Float64Array;
  readonly fair: Float64Array;
  readonly kind: Float64Array;
  readonly spread: Float64Array;
}

/** `defineTaste` in a few looks at all scores. */
export function* tasteOf(scores: ScoreTable, priorReviews: number): Steps<TasteTable> {
  const { byShow, byMember, members } = scores;
  const weight = new Float64Array(members).map((_, member) => weightOf(countIn(byMember, member)));
  const { mean, ratings: best } = yield* rated(byShow, weight, priorReviews);
  const above = yield* sums(byMember, (show, score) => score - (best[show] as number));
  const kind = above.map((one, member) => kindness(one, countIn(byMember, member)));
  const { ratings: fair } = yield* rated(byShow, weight, priorReviews, kind);
  const usual = yield* usualOf(byShow);
  const squares = yield* sums(
    byMember,
    (show, score, member) => rest(score, fair[show] as number, kind[member] as number) ** 2,
  );
  const spreads = squares.map((one, member) => spread(one, countIn(byMember, member), usual));
  return { scores, mean, usual, best, fair, kind, spread: spreads };
}

/**
 * The weighted ratings of shows, or the fair ones where it is known how kind members are; and the mean of all scores (C).
 * @param weight how much each member's scores weigh, in thirds
 */
export function* rated(
  byShow: Grouped,
  weight: Float64Array,
  priorReviews: number,
  kind?: Float64Array,
): Steps<{ readonly mean: number; readonly ratings: Float64Array }> {
  const weights = yield* sums(byShow, (member) => weight[member] as number);
  const amounts = yield* sums(byShow, (member, score) => (weight[member] as number) * score);
  const mean = total(amounts) / total(weights);
  const fair =
    kind &&
    (yield* sums(byShow, (member, score) => (weight[member] as number) * (score - (kind[member] as number))));
  const ratings = (fair ?? amounts).map((amount, show) => {
    const parts = { amount, weight: weights[show] as number };
    return parts.weight === 0 ? Number.NaN : bayesianAverage(parts, mean, 3 * priorReviews);
  });
  return { mean, ratings };
}

/** The sum of something over each group of scores. */
export function* sums(
  { start, other, score }: Grouped,
  of: (other: number, score: number, group: number, at: number) => number,
): Steps<Float64Array> {
  const summed = new Float64Array(start.length - 1);
  for (let group = 0, at = 0; group < summed.length; group++) {
    if (group % STEP === 0) yield;
    let sum = 0;
    for (const end = start[group + 1] as number; at < end; at++) {
      if (at % STEP === 0) yield;
      sum += of(other[at] as number, score[at] as number, group, at);
    }
    summed[group] = sum;
  }
  return summed;
}

function* usualOf(byShow: Grouped): Steps<number> {
  const sum = yield* sums(byShow, (_, score) => score);
  const squares = yield* sums(
    byShow,
    (_, score, show) => (score - (sum[show] as number) / countIn(byShow, show)) ** 2,
  );
  const scored = sum.reduce((shows, _, show) => shows + (countIn(byShow, show) > 0 ? 1 : 0), 0);
  return usualVariance(total(squares), byShow.score.length, scored);
}

const total = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0);
