import { LEAST_SHARED } from './agreement.ts';
import { rest } from './fairness.ts';
import { highest, rounded, type ShowValue, type TieBreak } from './highest.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { expected, isWorthNaming } from './recommendation.ts';
import { countIn } from './score-table.ts';
import { LEAST_KNOWN } from './show-orders.ts';
import { STEP, type Steps } from './steps.ts';
import type { TasteTable } from './taste-table.ts';

/** A neighbour whose score says something for a show. */
interface Reason {
  /** The neighbour's number. */
  readonly member: number;
  /** What they gave it, in tenths. */
  readonly score: number;
}

/** A show with what the member is expected to make of it, in tenths. */
export interface RecommendedShow extends ShowValue {
  /** Neighbours worth naming, the one who counts most first; none where nobody is near. */
  readonly reasons: readonly Reason[];
}

/** Settles ties of shows, and of neighbours. */
export interface Ties {
  readonly show: TieBreak;
  readonly member: TieBreak;
}

/** So many are kept of each show: one of them may have changed their review by the time somebody asks. */
const MOST_REASONS = 3;

/**
 * The shows that a member has not scored, those first that they are expected to like most, of one without scores the fairest; ties:
 * more scores, then as `ties` settles them.
 * @param member undefined for one without scores
 * @param most how many at most
 */
export function* recommendedFor(
  taste: TasteTable,
  member: number | undefined,
  most: number,
  ties: Ties,
): Steps<readonly RecommendedShow[]> {
  const { scores, fair, kind } = taste;
  const { byMember, byShow, shows } = scores;
  const neighbours = member === undefined ? undefined : yield* neighboursOf(taste, member);
  const [pull, weight] = [new Float64Array(shows), new Float64Array(shows)];
  /** Goes on with all shows that a neighbour has scored. */
  const add = (other: number, influence: number) => {
    const [from, to] = [byMember.start[other] as number, byMember.start[other + 1] as number];
    for (let at = from; at < to; at++) {
      const show = byMember.other[at] as number;
      const theirs = rest(byMember.score[at] as number, fair[show] as number, kind[other] as number);
      (pull[show] as number) += influence * theirs;
      (weight[show] as number) += Math.abs(influence);
    }
    return to - from;
  };
  let steps = 0;
  for (const other of neighbours?.members ?? []) {
    steps += add(other, neighbours?.influence[other] as number);
    if (steps < STEP) continue;
    steps = 0;
    yield;
  }
  yield;
  const values = fair.map((value, show) =>
    countIn(byShow, show) < LEAST_KNOWN
      ? Number.NaN
      : expected(value, pull[show] as number, weight[show] as number),
  );
  const [from, to] = member === undefined ? [0, 0] : [byMember.start[member], byMember.start[member + 1]];
  for (const show of byMember.other.subarray(from, to)) values[show] = Number.NaN;
  yield;
  const best = yield* highest(values, (show) => countIn(byShow, show), most, ties.show);
  const recommended: RecommendedShow[] = [];
  for (const { show, value } of best) {
    yield;
    const reasons =
      neighbours === undefined
        ? []
        : reasonsFor(taste, neighbours, { show, weight: weight[show] as number, ties });
    recommended.push({ show, value, reasons });
  }
  return recommended;
}

function reasonsFor(
  { scores: { byShow }, fair, kind, mean }: TasteTable,
  { influence, shared }: Neighbours,
  { show, weight, ties }: { readonly show: number; readonly weight: number; readonly ties: Ties },
): Reason[] {
  const found: (Reason & { readonly pull: number })[] = [];
  for (let at = byShow.start[show] as number; at < (byShow.start[show + 1] as number); at++) {
    const [member, score] = [byShow.other[at] as number, byShow.score[at] as number];
    const pull = (influence[member] as number) * rest(score, fair[show] as number, kind[member] as number);
    const isNear = (influence[member] as number) > 0 && (shared[member] as number) >= LEAST_SHARED;
    if (isNear && score >= mean && isWorthNaming(pull, weight)) found.push({ member, score, pull });
  }
  return found
    .sort((a, b) => rounded(b.pull) - rounded(a.pull) || ties.member(a.member, b.member))
    .slice(0, MOST_REASONS)
    .map(({ member, score }) => ({ member, score }));
}
