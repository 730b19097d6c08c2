import { accord, influence } from './agreement.ts';
import { rest } from './fairness.ts';
import { LEAST_NEIGHBOUR } from './recommendation.ts';
import { STEP, type Steps } from './steps.ts';
import type { TasteTable } from './taste-table.ts';

/** Everybody who shares scored shows with a member, by number. */
export interface Neighbours {
  /** Numbers of those who share enough to be asked, in no order. */
  readonly members: readonly number[];
  /** As `influence`, by number; 0 for all others. */
  readonly influence: Float64Array;
  readonly accord: Float64Array;
  /** How many scored shows are shared. */
  readonly shared: Int32Array;
}

/** Costs a step for each score of the shows that the member has scored. */
export function* neighboursOf(taste: TasteTable, member: number): Steps<Neighbours> {
  const { scores, fair, kind, spread } = taste;
  const { byMember, byShow, members: count } = scores;
  const products = new Float64Array(count);
  const shared = new Int32Array(count);
  const found: number[] = [];
  /** Goes on with everybody who scored the show at a place of the member's. */
  const add = (at: number) => {
    const show = byMember.other[at] as number;
    const fairly = fair[show] as number;
    const own = rest(byMember.score[at] as number, fairly, kind[member] as number);
    const end = byShow.start[show + 1] as number;
    for (let place = byShow.start[show] as number; place < end; place++) {
      const other = byShow.other[place] as number;
      if (shared[other] === 0) found.push(other);
      (shared[other] as number) += 1;
      (products[other] as number) += own * rest(byShow.score[place] as number, fairly, kind[other] as number);
    }
    return end - (byShow.start[show] as number);
  };
  const end = byMember.start[member + 1] as number;
  for (let at = byMember.start[member] as number, steps = 0; at < end; at++) {
    steps += add(at);
    if (steps < STEP) continue;
    steps = 0;
    yield;
  }
  shared[member] = 0;
  yield;
  const influences = new Float64Array(count);
  const members = found.filter((other) => (shared[other] as number) >= LEAST_NEIGHBOUR);
  for (const other of members) {
    products[other] = accord(
      products[other] as number,
      (spread[member] as number) * (spread[other] as number),
    );
    influences[other] = influence(products[other] as number, shared[other] as number);
  }
  return { members, influence: influences, accord: products, shared };
}
