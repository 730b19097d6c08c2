import { ALIKE, accord } from './agreement.ts';
import { rest } from './fairness.ts';
import type { Grouped } from './score-table.ts';
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
  const spreads = (spread[one] as number) * (spread[other] as number);
  const shared: SharedScore[] = [];
  forEachShared(scores.byMember, one, other, (show, scoreA, scoreB) => {
    const restA = rest(scoreA, fair[show] as number, kind[one] as number);
    const restB = rest(scoreB, fair[show] as number, kind[other] as number);
    shared.push({ show, one: scoreA, other: scoreB, tells: accord(restA * restB, spreads) });
  });
  return shared;
}

/** @param visit gets a show's number and what each gave it */
function forEachShared(
  { start, other: show, score }: Grouped,
  one: number,
  other: number,
  visit: (show: number, scoreA: number, scoreB: number) => void,
): void {
  let [a, b] = [start[one] as number, start[other] as number];
  const [endA, endB] = [start[one + 1] as number, start[other + 1] as number];
  while (a < endA && b < endB) {
    const [showA, showB] = [show[a] as number, show[b] as number];
    if (showA === showB) visit(showA, score[a] as number, score[b] as number);
    if (showA <= showB) a += 1;
    if (showB <= showA) b += 1;
  }
}

/** Of how many shows that two scored they lie at most one point apart on how many. */
export interface Alike {
  readonly within: number;
  readonly shared: number;
}

/** The same of two members' scores, by number. */
export function countAlike({ scores }: Pick<TasteTable, 'scores'>, one: number, other: number): Alike {
  let [within, shared] = [0, 0];
  forEachShared(scores.byMember, one, other, (_, scoreA, scoreB) => {
    shared += 1;
    if (Math.abs(scoreA - scoreB) <= ALIKE) within += 1;
  });
  return { within, shared };
}

export const alikeIn = (scores: readonly Pick<SharedScore, 'one' | 'other'>[]): Alike => ({
  within: scores.filter(({ one, other }) => Math.abs(one - other) <= ALIKE).length,
  shared: scores.length,
});
