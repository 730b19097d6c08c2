import { rest } from './fairness.ts';
import { highest, type ShowValue, type TieBreak } from './highest.ts';
import { countIn, STEP, type Steps } from './score-table.ts';
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
  let steps = 0;
  for (let at = byShow.start[show] as number; at < (byShow.start[show + 1] as number); at++) {
    const member = byShow.other[at] as number;
    if (rest(byShow.score[at] as number, fair[show] as number, kind[member] as number) <= 0) continue;
    const end = byMember.start[member + 1] as number;
    for (let place = byMember.start[member] as number; place < end; place++) {
      const other = byMember.other[place] as number;
      const theirs = rest(byMember.score[place] as number, fair[other] as number, kind[member] as number);
      (pull[other] as number) += theirs;
      (fans[other] as number) += 1;
      steps += 1;
      if (steps % STEP === 0) yield;
    }
  }
  const values = pull.map((sum, other) =>
    other === show || sum <= 0 || (fans[other] as number) < LEAST_FANS
      ? Number.NaN
      : sum / ((fans[other] as number) + PRIOR_FANS),
  );
  return yield* highest(values, (other) => countIn(byShow, other), most, tie);
}
