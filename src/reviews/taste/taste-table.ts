import { bayesianAverage } from '../ranking/bayesian-average.ts';
import { weightOf } from '../ranking/tally.ts';
import { kindness, rest, spread, usualVariance } from './fairness.ts';
import { countIn, type ScoreTable, STEP, type Steps } from './score-table.ts';

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
  const { byShow, byMember, shows, members } = scores;
  const weight = new Float64Array(members);
  for (let member = 0; member < members; member++) weight[member] = weightOf(countIn(byMember, member));
  const weights = yield* sums(scores, byShow, shows, (member) => weight[member] as number);
  const sum = yield* sums(scores, byShow, shows, (member, score) => (weight[member] as number) * score);
  const all = total(weights);
  const mean = total(sum) / all;
  const rating = (of: Float64Array, show: number) =>
    bayesianAverage({ amount: of[show] as number, weight: weights[show] as number }, mean, 3 * priorReviews);
  const best = new Float64Array(shows).map((_, show) => (weights[show] ? rating(sum, show) : Number.NaN));
  const above = yield* sums(scores, byMember, members, (show, score) => score - (best[show] as number));
  const kind = above.map((one, member) => kindness(one, countIn(byMember, member)));
  const fairSum = yield* sums(
    scores,
    byShow,
    shows,
    (member, score) => (weight[member] as number) * (score - (kind[member] as number)),
  );
  const fair = best.map((one, show) => (Number.isNaN(one) ? one : rating(fairSum, show)));
  const usual = yield* usualOf(scores);
  const squares = yield* sums(
    scores,
    byMember,
    members,
    (show, score, member) => rest(score, fair[show] as number, kind[member] as number) ** 2,
  );
  const spreads = squares.map((one, member) => spread(one, countIn(byMember, member), usual));
  return { scores, mean, usual, best, fair, kind, spread: spreads };
}

/** The sum of something over each group of scores. */
export function* sums(
  { size }: Pick<ScoreTable, 'size'>,
  { start, other, score }: ScoreTable['byShow'],
  groups: number,
  of: (other: number, score: number, group: number) => number,
): Steps<Float64Array> {
  const summed = new Float64Array(groups);
  for (let group = 0, at = 0; group < groups; group++) {
    if (group % STEP === 0) yield;
    let sum = 0;
    for (const end = start[group + 1] as number; at < end; at++) {
      if (at % STEP === 0 && at < size) yield;
      sum += of(other[at] as number, score[at] as number, group);
    }
    summed[group] = sum;
  }
  return summed;
}

function* usualOf(scores: ScoreTable): Steps<number> {
  const { byShow, shows, size } = scores;
  const sum = yield* sums(scores, byShow, shows, (_, score) => score);
  const squares = yield* sums(
    scores,
    byShow,
    shows,
    (_, score, show) => (score - (sum[show] as number) / countIn(byShow, show)) ** 2,
  );
  let scored = 0;
  for (let show = 0; show < shows; show++) if (countIn(byShow, show) > 0) scored += 1;
  return usualVariance(total(squares), size, scored);
}

const total = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0);
