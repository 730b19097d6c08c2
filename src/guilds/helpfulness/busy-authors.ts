import { RecentlyUsed } from '../derived/recently-used.ts';
import type { VoteTally } from './vote-tally.ts';

/** The votes on the reviews of an author who has many. */
export interface BusyAuthor {
  readonly tally: VoteTally;
  /** How many of their reviews count. */
  reviews: number;
}

/** How many voters all tallies together may know: some 50 bytes each. */
const MOST_VOTERS = 60_000;

/** Tallies that are kept, by the author's number. */
export const busyAuthors = (): RecentlyUsed<BusyAuthor, number> =>
  new RecentlyUsed(
    () => MOST_VOTERS,
    ({ tally }) => tally.voters,
  );
