import { SCORE_SCALES, type ScoreScale } from '../../import-problem.ts';
import { entryOf } from '../../parsing/entry-of.ts';
import { type ReadScore, readScore } from '../../parsing/read-score.ts';

const HIGHEST: Readonly<Record<ScoreScale, number>> = {
  '100': 100,
  '10-decimal': 10,
  '10': 10,
  '5': 5,
  '3': 3,
};

/** AniList's names of the scales. */
export const SCALE_NAMES: Readonly<Record<string, ScoreScale>> = {
  POINT_100: '100',
  POINT_10_DECIMAL: '10-decimal',
  POINT_10: '10',
  POINT_5: '5',
  POINT_3: '3',
};

/** What AniList itself makes of its three faces when a member changes the scale, in tenths. */
const FACES: Readonly<Record<string, number>> = { 1: 35, 2: 60, 3: 85 };

/**
 * The scales that scores can be of. One where they settle it: only one scale has scores over 10, and only one has fractions.
 * @param scores with 0 for those that are none
 */
export function possibleScales(scores: Iterable<number>): readonly ScoreScale[] {
  let highest = 0;
  let hasFractions = false;
  for (const score of scores) {
    highest = Math.max(highest, score);
    hasFractions ||= !Number.isInteger(score);
  }
  if (highest > 10) return ['100'];
  if (hasFractions) return ['10-decimal'];
  // Whole scores mean the same on both scales of 10.
  return SCORE_SCALES.filter((scale) => scale !== '10-decimal' && highest <= HIGHEST[scale]);
}

/** Reads a score of a scale. */
export function readScaledScore(text: string, scale: ScoreScale): ReadScore {
  const face = entryOf(FACES, text);
  if (scale === '3' && face !== undefined) return { score: face, rounded: `${text}/3` };
  return readScore(text, HIGHEST[scale]);
}
