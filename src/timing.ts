/** At most so many requests within any stretch of so many milliseconds. */
export interface Budget {
  readonly most: number;
  readonly window: number;
}

/** All in milliseconds. */
export interface Timing {
  /** How long a handler may take before the member sees that the bot is thinking; Discord gives up after 3 s. */
  readonly deferAfter: number;
  /** How long opening a modal may take: it cannot be put off, and Discord gives up after 3 s. */
  readonly openWithin: number;
  /** Until a vote is on disk. */
  readonly flushDelay: number;
  /** How long a changed count waits for further votes before the embed is edited. */
  readonly settleTime: number;
  /** Edits of embeds in one channel: Discord takes 5 in 5 s, of which one is left for what members do. */
  readonly edits: Budget;
  /** Those of messages over an hour old: Discord keeps the number to itself, about 3 in 6 s (error 30046). */
  readonly oldEdits: Budget;
  /** Between two reviews that are posted anew in one channel: Discord takes 5 messages in 5 s, and 2 reactions in 0.5 s. */
  readonly postSpacing: number;
  /** Between two reviews whose votes a manager has counted again. */
  readonly recountSpacing: number;
  /** Between two reports of how far long work is. */
  readonly progressSpacing: number;
  /** After each request with which voters are fetched again although their numbers agree. */
  readonly recheckSpacing: number;
  /** How long no event may have come on a review before its votes are compared because one did not fit. */
  readonly doubtDelay: number;
  /** Until all votes are checked again although no session was lost. */
  readonly recheckEvery: number;
  /** Between two voters whose roles are asked for. */
  readonly roleRequestSpacing: number;
  /** Before each further attempt to do what Discord did not take; the last one repeats. */
  readonly retryDelays: readonly number[];
}

export const TIMING: Timing = {
  deferAfter: 1500,
  openWithin: 2500,
  flushDelay: 100,
  settleTime: 500,
  edits: { most: 4, window: 5_200 },
  oldEdits: { most: 2, window: 6_200 },
  postSpacing: 1_200,
  recountSpacing: 250,
  progressSpacing: 5_000,
  recheckSpacing: 3_000,
  doubtDelay: 10_000,
  recheckEvery: 24 * 60 * 60_000,
  roleRequestSpacing: 1_000,
  retryDelays: [5_000, 30_000, 120_000, 600_000],
};
