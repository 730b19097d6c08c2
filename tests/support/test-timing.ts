import type { BotOptions } from '../../src/bot.ts';
import { TIMING, type Timing } from '../../src/timing.ts';

/** People of tests ask for much in little time. */
const UNLIMITED = { limit: 1e9, window: 1 };

/** Short waits for tests; limits of Discord stay real. */
export const TEST_TIMING: Timing = {
  ...TIMING,
  flushDelay: 10,
  settleTime: 20,
  edits: { limit: 1, window: 100 },
  doubtDelay: 100,
  work: { member: UNLIMITED, guild: UNLIMITED },
  postSpacing: 10,
  recountSpacing: 10,
  progressSpacing: 20,
  readSpacing: 0,
  sweepDelay: 0,
  sweepSpacing: 0,
  compareSpacing: 2,
  roleRequestSpacing: 10,
  messageDelay: 10,
  messageSpacing: 10,
  retryDelays: [200],
};

/**
 * discord.js waits five seconds before a new session, because Discord accepts so many. The sandbox accepts each at once.
 */
export const NO_IDENTIFY_LIMIT: NonNullable<BotOptions['gateway']> = {
  buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }),
};
