import { rest } from './fairness.ts';
import { highest, type ShowValue, type TieBreak } from './highest.ts';
import { countIn } from './score-table.ts';
import { STEP, type Steps } from './steps.ts';
import type { TasteTable } from './taste-table.ts';

/** So many who liked the one have to have scored the other. */
const LEAST_FANS = 2;
/** So many who find the other as usual are added. */
const PRIOR_FANS = 5;

/**
 * The shows that those who liked one like beyond what everyone makes of them: item-based filtering, B. Sarwar and others, "Item-Based
 * Collaborative Filtering Recommendation Algorithms", 2001, with few in common weighing little. The most first.
 */
export function* likedTogether(
  taste: TasteTable,
  show: number,
  most: number,
  tie: TieBreak,
): Steps<readonly ShowValue[]> {
  const { scores, fair, kind } = taste;
  const { byMember, byShow, shows } = scores;
  const [pull, fans] = [new Float64Array(shows), new Int32Array(shows)];
  /** Goes on with all shows that one has scored who likes this one. */
  const add = (member: number) => {
    const [from, to] = [byMember.start[member] as number, byMember.start[member + 1] as number];
    for (let at = from; at < to; at++) {
      const other = byMember.other[at] as number;
      (pull[other] as number) += rest(
        byMember.score[at] as number,
        fair[other] as number,
        kind[member] as number,
      );
      (fans[other] as number) += 1;
    }
    return to - from;
  };
  const end = byShow.start[show + 1] as number;
  for (let at = byShow.start[show] as number, steps = 0; at < end; at++) {
    const member = byShow.other[at] as number;
    if (rest(byShow.score[at] as number, fair[show] as number, kind[member] as number) > 0)
      steps += add(member);
    if (steps < STEP) continue;
    steps = 0;
    yield;
  }
  const values = pull.map((sum, other) =>
    other === show || sum <= 0 || (fans[other] as number) < LEAST_FANS
      ? Number.NaN
      : sum / ((fans[other] as number) + PRIOR_FANS),
  );
  return yield* highest(values, (other) => countIn(byShow, other), most, tie);
}
