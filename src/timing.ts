/** At most `limit` requests within any `window` milliseconds. */
export interface Budget {
  readonly limit: number;
  readonly window: number;
}

/** All in milliseconds. */
export interface Timing {
  /** How long a handler may take before the member sees that the bot is thinking; Discord gives up after 3 s. */
  readonly deferAfter: number;
  /** How long a handler may take to open a modal: it cannot be deferred, and Discord gives up after 3 s. */
  readonly openWithin: number;
  /** How long a vote may wait before the bot writes it to disk. */
  readonly flushDelay: number;
  /** How long a changed count waits for further votes before the bot edits the embed. */
  readonly settleTime: number;
  /** Edits of embeds in one channel: Discord allows 5 in 5 s, and one of them is kept for members' own edits. */
  readonly edits: Budget;
  /** Edits of messages over an hour old: the limit is undocumented; about 3 in 6 s were seen (error 30046). */
  readonly oldEdits: Budget;
  /** Expensive work that each member, and each guild, may ask for: see `WorkBudget`. The limits are in milliseconds of work. */
  readonly work: { readonly member: Budget; readonly guild: Budget };
  /** Between two reposts in one channel: Discord allows 5 messages in 5 s, and 2 reactions in 0.5 s. */
  readonly postSpacing: number;
  /** Between two reviews of a recount. */
  readonly recountSpacing: number;
  /** Between two shows that are linked to the catalogue, most of which its index knows at once. */
  readonly linkSpacing: number;
  /** Between two shows whose sources are asked again what they have about them. */
  readonly listingSpacing: number;
  /** A recount that takes longer asks first. */
  readonly recountAsked: number;
  /** Between two reports of a job's progress. */
  readonly progressSpacing: number;
  /** Between two requests that compare guilds with Discord: Discord allows 50 in a second, for everything together. */
  readonly readSpacing: number;
  /** How long a guild has been available before the bot looks for what happened there meanwhile: members come first. */
  readonly sweepDelay: number;
  /** Between two guilds in which it begins to look: to load one of 1,000 reviews takes about 10 ms. */
  readonly sweepSpacing: number;
  /** Between two requests of the slow check of all votes. */
  readonly compareSpacing: number;
  /** How long a doubted review waits for further odd events before the bot compares its votes with Discord's. */
  readonly doubtDelay: number;
  /** Between two slow checks of all votes. */
  readonly compareEvery: number;
  /** Between two requests for a voter's roles. */
  readonly roleRequestSpacing: number;
  /** How long a private message waits for further news of the same member. */
  readonly messageDelay: number;
  /** Between two private messages, to whomever: Discord stops bots that open many, and does not say how many. */
  readonly messageSpacing: number;
  /** How long what a server has is kept after the bot was removed from it. */
  readonly keptAfterLeaving: number;
  /** Before each new attempt after Discord failed; the last delay repeats. */
  readonly retryDelays: readonly number[];
}

export const TIMING: Timing = {
  deferAfter: 1500,
  openWithin: 2500,
  flushDelay: 100,
  settleTime: 500,
  edits: { limit: 4, window: 5_200 },
  oldEdits: { limit: 2, window: 6_200 },
  work: { member: { limit: 3_000, window: 30_000 }, guild: { limit: 15_000, window: 30_000 } },
  postSpacing: 1_200,
  recountSpacing: 250,
  linkSpacing: 50,
  listingSpacing: 10_000,
  recountAsked: 5 * 60_000,
  progressSpacing: 5_000,
  readSpacing: 50,
  sweepDelay: 2_000,
  sweepSpacing: 50,
  compareSpacing: 3_000,
  doubtDelay: 10_000,
  compareEvery: 24 * 60 * 60_000,
  roleRequestSpacing: 1_000,
  messageDelay: 5_000,
  messageSpacing: 2_000,
  keptAfterLeaving: 30 * 24 * 60 * 60_000,
  retryDelays: [5_000, 30_000, 120_000, 600_000],
};

/** How long to wait after this many failures (none: the first delay), in milliseconds. */
export const retryDelay = ({ retryDelays }: Pick<Timing, 'retryDelays'>, failures: number): number =>
  retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 0;
