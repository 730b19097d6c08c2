import { bayesianAverage } from '../ranking/bayesian-average.ts';
import { weightOf } from '../ranking/tally.ts';
import { kindness, rest, spread, usualVariance } from './fairness.ts';
import { countIn, type Grouped, type ScoreTable } from './score-table.ts';
import { groupRangesOf, type Steps } from './steps.ts';

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
  const { start, other, score } = byShow;
  const [weights, amounts] = [new Float64Array(start.length - 1), new Float64Array(start.length - 1)];
  let [allWeights, allAmounts] = [0, 0];
  const add = (from: number, to: number) => {
    for (let show = from, at = start[from] as number; show < to; show++) {
      let [weighed, amount] = [0, 0];
      for (const end = start[show + 1] as number; at < end; at++) {
        const member = other[at] as number;
        const weighs = weight[member] as number;
        weighed += weighs;
        amount += weighs * ((score[at] as number) - (kind?.[member] ?? 0));
        allAmounts += weighs * (score[at] as number);
      }
      weights[show] = weighed;
      amounts[show] = amount;
      allWeights += weighed;
    }
  };
  for (const range of groupRangesOf(start)) {
    yield;
    add(...range);
  }
  yield;
  const mean = allAmounts / allWeights;
  const ratings = amounts.map((amount, show) => {
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
  const add = (from: number, to: number) => {
    for (let group = from, at = start[from] as number; group < to; group++) {
      let sum = 0;
      for (const end = start[group + 1] as number; at < end; at++)
        sum += of(other[at] as number, score[at] as number, group, at);
      summed[group] = sum;
    }
  };
  for (const range of groupRangesOf(start)) {
    yield;
    add(...range);
  }
  return summed;
}

/** As whole numbers: the squared distances from the mean of some scores are their squares less the square of their sum / number. */
function* usualOf(byShow: Grouped): Steps<number> {
  const sum = yield* sums(byShow, (_, score) => score);
  const squares = yield* sums(byShow, (_, score) => score ** 2);
  let [distances, scored] = [0, 0];
  for (const [show, added] of sum.entries()) {
    const count = countIn(byShow, show);
    if (count === 0) continue;
    scored += 1;
    distances += (squares[show] as number) - added ** 2 / count;
  }
  return usualVariance(distances, byShow.score.length, scored);
}
