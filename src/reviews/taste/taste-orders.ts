import { lastParent, sink, takeBest } from '../best-first.ts';
import { weightOf } from '../ranking/tally.ts';
import { rest } from './fairness.ts';
import { orderBy, type TieBreak } from './highest.ts';
import { countIn, filtered, type GroupedByShow } from './score-table.ts';
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
import { rangesOf, type Steps } from './steps.ts';
import { rated, sums, type TasteTable } from './taste-table.ts';

/** So many shows are sorted in a step, each with some 30 comparisons: of titles, where shows are equal. */
const SORTED = 1 << 6;

/** Numbers of shows, those with the highest value first. */
export interface ShowOrder {
  readonly shows: Int32Array;
  readonly values: Float64Array;
}

export interface TasteOrders {
  readonly divisive: ShowOrder;
  /** `most`: how many scores a gem has at most. */
  readonly gems: ShowOrder & { readonly most: number };
  /** `recent`: how many scores each got in the last 14 days. */
  readonly rising: ShowOrder & { readonly recent: Int32Array };
}

/**
 * The orders of the shows with these scores, by what the taste of all says of their members.
 * @param byShow all scores, or some of them
 * @param now milliseconds since the epoch
 */
export function* tasteOrders(
  taste: TasteTable,
  byShow: GroupedByShow,
  { priorReviews, now, tie }: { readonly priorReviews: number; readonly now: number; readonly tie: TieBreak },
): Steps<TasteOrders> {
  const weight = taste.kind.map((_, member) => weightOf(countIn(taste.scores.byMember, member)));
  const { ratings: fair } = yield* rated(byShow, weight, priorReviews, taste.kind);
  const divisive = yield* divisiveOrder(taste, byShow, fair, tie);
  const gems = yield* gemsOrder(byShow, fair, tie);
  // Imported reviews have no part in it, neither by themselves nor in what is usual here.
  const isAny = () => true;
  const news = yield* filtered(byShow, isAny, (at) => byShow.imported[at] === 0);
  const written = yield* countNews(taste.scores.byShow, taste.kind.length);
  const best = yield* rated(news, written.map(weightOf), priorReviews);
  return { divisive, gems, rising: yield* risingOrder(news, best, now, tie) };
}

/** How many scores each member has given that were not imported. */
function* countNews({ other, imported }: GroupedByShow, members: number): Steps<Float64Array> {
  const counts = new Float64Array(members);
  const count = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (imported[at] === 0) (counts[other[at] as number] as number) += 1;
  };
  for (const range of rangesOf(other.length)) {
    yield;
    count(...range);
  }
  return counts;
}

function* divisiveOrder(
  { kind, spread }: TasteTable,
  byShow: GroupedByShow,
  fair: Float64Array,
  tie: TieBreak,
): Steps<ShowOrder> {
  const proportions = yield* sums(byShow, (member, score, show) => {
    const squared = rest(score, fair[show] as number, kind[member] as number) ** 2;
    return (spread[member] as number) > 0 ? squared / (spread[member] as number) : 0;
  });
  const count = (show: number) => countIn(byShow, show);
  const values = proportions.map((sum, show) =>
    count(show) < LEAST_DIVISIVE ? Number.NaN : division(sum, count(show)),
  );
  return yield* orderOf(values, count, tie);
}

function* gemsOrder(
  byShow: GroupedByShow,
  fair: Float64Array,
  tie: TieBreak,
): Steps<ShowOrder & { most: number }> {
  const count = (show: number) => countIn(byShow, show);
  const most = mostOfGem(new Int32Array(fair.length).map((_, show) => count(show)));
  yield;
  const values = fair.map((value, show) =>
    count(show) >= LEAST_KNOWN && count(show) <= most ? value : Number.NaN,
  );
  return { ...(yield* orderOf(values, count, tie)), most };
}

function* risingOrder(
  news: GroupedByShow,
  { mean, ratings }: { readonly mean: number; readonly ratings: Float64Array },
  now: number,
  tie: TieBreak,
): Steps<ShowOrder & { recent: Int32Array }> {
  const age = (at: number) => Math.max(0, now - (news.writtenAt[at] as number));
  const lively = yield* sums(news, (_member, _score, _show, at) => liveliness(age(at)));
  const recent = yield* sums(news, (_member, _score, _show, at) => (age(at) <= HALVING ? 1 : 0));
  const count = (show: number) => countIn(news, show);
  const first = new Float64Array(lively.length).fill(now);
  for (let show = 0; show < first.length; show++)
    for (let at = news.start[show] as number; at < (news.start[show + 1] as number); at++)
      first[show] = Math.min(first[show] as number, news.writtenAt[at] as number);
  const values = lively.map((alive, show) => {
    const more = livelier(alive, count(show), now - (first[show] as number));
    return more > 0 ? risingValue(more, ratings[show] as number, mean) : Number.NaN;
  });
  yield;
  const order = yield* orderOf(values, count, tie);
  return { ...order, recent: order.shows.map((show) => recent[show] as number) };
}

/** @param values NaN for a show that is not in the order */
function* orderOf(values: Float64Array, count: (show: number) => number, tie: TieBreak): Steps<ShowOrder> {
  const compare = orderBy(values, count, tie);
  yield;
  const isBetter = (one: number, other: number) => compare(one, other) < 0;
  const heap: number[] = [];
  for (let show = 0; show < values.length; show++) if (!Number.isNaN(values[show])) heap.push(show);
  for (let at = lastParent(heap); at >= 0; at--) {
    if (at % SORTED === 0) yield;
    sink(heap, at, isBetter);
  }
  const shows = new Int32Array(heap.length);
  const best = takeBest(heap, isBetter);
  for (let place = 0; place < shows.length; place++) {
    if (place % SORTED === 0) yield;
    shows[place] = best.next().value as number;
  }
  return { shows, values: Float64Array.from(shows, (show) => values[show] as number) };
}
