import type { Piece } from './pieces.ts';

/** How many different lines prove a page, and how many hint at one. */
export interface Proof {
  readonly pages: number;
  readonly hints: number;
}

export function proofOf(pieces: readonly Piece[]): Proof {
  const count = (proves: Piece['proves']) =>
    new Set(pieces.filter((piece) => piece.proves === proves).map(({ is }) => is)).size;
  return { pages: count('page'), hints: count('hint') };
}

/** Whether the lines above a review prove a page. */
export function isProvedBy(
  proof: Proof,
  pieces: readonly Piece[],
  isProved: boolean,
  startsWithName: boolean,
): boolean {
  const scores = pieces.flatMap(({ facts, isLast }) => (isLast ? (facts.scores ?? []) : []));
  const others = pieces.filter(({ facts }) => facts.scores === undefined).length;
  if (proof.pages > 0) return !startsWithName || pieces.length > 1 || isProved;
  if (isProved) return proof.hints > 0;
  if (startsWithName && others < 2) return others === 1 && scores.length === 0 && proof.hints > 1;
  if (others > 0 || scores.length === 0) return proof.hints > 1;
  // Scores alone: all of them have a place in a review, or there are many and the whole one is among them.
  return scores.every(({ of }) => of !== 'other')
    ? scores.length > 1
    : scores.length > 2 && scores.some(({ of }) => of === 'overall');
}

/** Whether its number is none of the 21 scores: then it stays in the text. */
export const isUnreadable = ({ facts }: Piece): boolean =>
  facts.scores?.some(({ score }) => score === undefined) === true;
