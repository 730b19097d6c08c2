import { type AgreementKind, accord, agreementKind, clarity, influence } from './agreement.ts';
import { rest } from './fairness.ts';
import { LEAST_NEIGHBOUR } from './recommendation.ts';
import { STEP, type Steps } from './score-table.ts';
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
  let steps = 0;
  for (let at = byMember.start[member] as number; at < (byMember.start[member + 1] as number); at++) {
    const show = byMember.other[at] as number;
    const own = rest(byMember.score[at] as number, fair[show] as number, kind[member] as number);
    const end = byShow.start[show + 1] as number;
    for (let place = byShow.start[show] as number; place < end; place++) {
      const other = byShow.other[place] as number;
      if (other === member) continue;
      const theirs = rest(byShow.score[place] as number, fair[show] as number, kind[other] as number);
      (products[other] as number) += own * theirs;
      if (shared[other] === 0) found.push(other);
      (shared[other] as number) += 1;
      steps += 1;
      if (steps % STEP === 0) yield;
    }
  }
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

/** A member whose taste is like another's. */
interface LikeMinded {
  /** Their number. */
  readonly member: number;
  readonly kind: AgreementKind;
  readonly shared: number;
}

/** Those of whom can be said that they agree, the most alike first; ties by more shared shows, then number. */
export function likeMinded({ members, accord: accorded, shared }: Neighbours): LikeMinded[] {
  const said = members.map((member) => {
    const [accords, shows] = [accorded[member] as number, shared[member] as number];
    return { member, kind: agreementKind(accords, shows), shared: shows, clear: clarity(accords, shows) };
  });
  return said
    .filter(({ kind }) => kind === 'same' || kind === 'agree')
    .sort((a, b) => b.clear - a.clear || b.shared - a.shared || a.member - b.member)
    .map(({ clear, ...one }) => one);
}
