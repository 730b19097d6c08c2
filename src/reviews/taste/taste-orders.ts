import { bestFirst } from '../best-first.ts';
import { bayesianAverage } from '../ranking/bayesian-average.ts';
import { weightOf } from '../ranking/tally.ts';
import { rest } from './fairness.ts';
import { orderBy, type TieBreak } from './highest.ts';
import { countIn, NONE, type ScoreColumns, STEP, type Steps } from './score-table.ts';
import {
  division,
  HALVING,
  LEAST_DIVISIVE,
  LEAST_KNOWN,
  livelier,
  liveliness,
  mostOfGem,
  risingValue,
} from './show-orders.ts';
import { sums, type TasteTable } from './taste-table.ts';

/** Numbers of shows, those with the highest value first. */
export interface ShowOrder {
  readonly shows: Int32Array;
  readonly values: Float64Array;
}

export function* divisiveOrder(taste: TasteTable, tie: TieBreak): Steps<ShowOrder> {
  const { scores, fair, kind, spread } = taste;
  const proportions = yield* sums(scores, scores.byShow, scores.shows, (member, score, show) => {
    const squared = rest(score, fair[show] as number, kind[member] as number) ** 2;
    return (spread[member] as number) > 0 ? squared / (spread[member] as number) : 0;
  });
  const count = (show: number) => countIn(scores.byShow, show);
  const values = proportions.map((sum, show) =>
    count(show) < LEAST_DIVISIVE ? Number.NaN : division(sum, count(show)),
  );
  return yield* orderOf(values, count, tie);
}

export function* gemsOrder({ scores, fair }: TasteTable, tie: TieBreak): Steps<ShowOrder & { most: number }> {
  const count = (show: number) => countIn(scores.byShow, show);
  const most = mostOfGem(fair.keys().map(count));
  const values = fair.map((value, show) =>
    count(show) >= LEAST_KNOWN && count(show) <= most ? value : Number.NaN,
  );
  return { ...(yield* orderOf(values, count, tie)), most };
}

/** Columns of scores with when they were given, and which of them were imported. */
export interface DatedColumns extends ScoreColumns {
  /** Milliseconds since the epoch. */
  readonly writtenAt: Float64Array;
  /** 1 for imported. */
  readonly imported: Uint8Array;
}

/** @returns the order, and how many scores each of its shows got in the last 14 days */
export function* risingOrder(
  columns: DatedColumns,
  priorReviews: number,
  now: number,
  tie: TieBreak,
): Steps<ShowOrder & { recent: Int32Array }> {
  const { size, shows, members, show, member, score, writtenAt, imported } = columns;
  const isNews = (at: number) => show[at] !== NONE && imported[at] === 0;
  const byMember = new Int32Array(members);
  for (let at = 0; at < size; at++) {
    if (at % STEP === 0) yield;
    if (isNews(at)) (byMember[member[at] as number] as number) += 1;
  }
  const [weights, sum, lively] = [new Float64Array(shows), new Float64Array(shows), new Float64Array(shows)];
  const [counts, recent] = [new Int32Array(shows), new Int32Array(shows)];
  const first = new Float64Array(shows).fill(now);
  let [allWeights, allSums] = [0, 0];
  for (let at = 0; at < size; at++) {
    if (at % STEP === 0) yield;
    if (!isNews(at)) continue;
    const one = show[at] as number;
    const weight = weightOf(byMember[member[at] as number] as number);
    const written = writtenAt[at] as number;
    const age = Math.max(0, now - written);
    (weights[one] as number) += weight;
    (sum[one] as number) += weight * (score[at] as number);
    (lively[one] as number) += liveliness(age);
    (counts[one] as number) += 1;
    if (age <= HALVING) (recent[one] as number) += 1;
    if (written < (first[one] as number)) first[one] = written;
    allWeights += weight;
    allSums += weight * (score[at] as number);
  }
  const mean = allSums / allWeights;
  const values = lively.map((alive, one) => {
    const more = livelier(alive, counts[one] as number, now - (first[one] as number));
    if (!(more > 0)) return Number.NaN;
    const total = { amount: sum[one] as number, weight: weights[one] as number };
    return risingValue(more, bayesianAverage(total, mean, 3 * priorReviews), mean);
  });
  const order = yield* orderOf(values, (one) => counts[one] as number, tie);
  return { ...order, recent: order.shows.map((one) => recent[one] as number) };
}

/** @param values NaN for a show that is not in the order */
function* orderOf(values: Float64Array, count: (show: number) => number, tie: TieBreak): Steps<ShowOrder> {
  const compare = orderBy(values, count, tie);
  const ordered = [...values.keys()].filter((show) => !Number.isNaN(values[show]));
  const shows = new Int32Array(ordered.length);
  let place = 0;
  for (const show of bestFirst(ordered, (one, other) => compare(one, other) < 0)) {
    if (place % (STEP / 8) === 0) yield;
    shows[place] = show;
    place += 1;
  }
  return { shows, values: Float64Array.from(shows, (show) => values[show] as number) };
}
