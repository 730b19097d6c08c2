import { addShare, emptyTally, type Share, type Tally } from '../../../src/reviews/ranking/tally.ts';

/** What these reviews give together. Unless they say otherwise, all count in full. */
export function tallyOf(shares: readonly Partial<Share>[]): Tally {
  const tally = emptyTally();
  for (const share of shares) addShare(tally, { score: undefined, weight: 3, author: 0, ...share });
  return tally;
}
