import type { Score } from '../reviews/score.ts';

// The lowest score of each colour, in tenths, best first: green, lime, yellow, orange, red.
const COLOURS: readonly (readonly [from: Score, colour: number])[] = [
  [90, 0x2e9e4f],
  [75, 0x8bc34a],
  [60, 0xf2c037],
  [40, 0xf08a24],
  [0, 0xd64541],
];

const NO_SCORE = 0x80848e;

/** The colour of an embed with this score, as Discord expects it: 0xRRGGBB. */
export function scoreColour(score: Score | undefined): number {
  if (score === undefined) return NO_SCORE;
  return COLOURS.find(([from]) => score >= from)?.[1] ?? 0;
}
