import { ALIKE, accord } from './agreement.ts';
import { rest } from './fairness.ts';
import type { TasteTable } from './taste-table.ts';

/** Two members' scores of one show. */
export interface SharedScore {
  /** The show's number. */
  readonly show: number;
  /** What each gave it, in tenths. */
  readonly one: number;
  readonly other: number;
  /** How much it says that they agree; that they part, when negative. */
  readonly tells: number;
}

/** The shows that two members both scored, by number. Costs a step for each score of theirs. */
export function sharedScores(taste: TasteTable, one: number, other: number): SharedScore[] {
  const { scores, fair, kind, spread } = taste;
  const { start, other: show, score } = scores.byMember;
  const spreads = (spread[one] as number) * (spread[other] as number);
  const shared: SharedScore[] = [];
  let [a, b] = [start[one] as number, start[other] as number];
  const [endA, endB] = [start[one + 1] as number, start[other + 1] as number];
  while (a < endA && b < endB) {
    const [showA, showB] = [show[a] as number, show[b] as number];
    if (showA === showB) {
      const [scoreA, scoreB] = [score[a] as number, score[b] as number];
      const restA = rest(scoreA, fair[showA] as number, kind[one] as number);
      const restB = rest(scoreB, fair[showA] as number, kind[other] as number);
      shared.push({ show: showA, one: scoreA, other: scoreB, tells: accord(restA * restB, spreads) });
    }
    if (showA <= showB) a += 1;
    if (showB <= showA) b += 1;
  }
  return shared;
}

/** Of how many shows that two scored they lie at most one point apart on how many. */
export interface Alike {
  readonly within: number;
  readonly shared: number;
}

export const alikeIn = (scores: readonly Pick<SharedScore, 'one' | 'other'>[]): Alike => ({
  within: scores.filter(({ one, other }) => Math.abs(one - other) <= ALIKE).length,
  shared: scores.length,
});
