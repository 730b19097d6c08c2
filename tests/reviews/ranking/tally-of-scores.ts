import { added, NOTHING, type Tally, tallyOf } from '../../../src/reviews/ranking/tally.ts';

/** What these scores, in tenths, add up to when all count in full. */
export const tallyOfScores = (scores: readonly number[]): Tally =>
  scores
    .map((score) => tallyOf({ score, weight: 3, author: 0 }))
    .reduce((sum, one) => added(sum, one), NOTHING);
