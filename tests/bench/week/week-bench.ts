import { join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { postReviews } from '../storm/posted-reviews.ts';
import { createTraffic } from './traffic.ts';

/** Traffic that is played faster than it happens. */
export interface Week {
  readonly guilds: number;
  readonly reviewsEach: number;
  /** Events of Discord. */
  readonly perSecond: number;
  /** How often traffic is played for so many seconds, and then the time leaps. */
  readonly rounds: number;
  readonly roundSeconds: number;
}

/** Bytes. */
interface Held {
  /** All memory of the process, and its objects, after the garbage is gone. */
  readonly resident: number;
  readonly heap: number;
}

export interface WeekResult {
  readonly events: number;
  readonly interactions: number;
  /** Interactions that did not get the answer that they should. */
  readonly failed: number;
  /** How much time passed for the bot, in milliseconds. */
  readonly time: number;
  /** After the first round, and after the last. */
  readonly before: Held;
  readonly after: Held;
  /** All memory at the end of each round, as it was. */
  readonly course: readonly number[];
}

/** A week in an hour. */
const SPEED = 168;
/** What the traffic has started may take so many rounds' time until the bot is quiet. */
const QUIET_WITHIN = 2;

/**
 * Plays the traffic of many guilds. The time leaps between the rounds, once everything is answered, so that waits of hours and days end
 * as they do in a week, and the limits of seconds and the deadlines of requests stay as they are.
 */
export async function measureWeek(week: Week, directory: string): Promise<WeekResult> {
  const { guilds, reviewsEach, perSecond, rounds, roundSeconds } = week;
  const leap = roundSeconds * 1000 * (SPEED - 1);
  const past = (rounds + 1) * leap;
  const sandbox = await startSandbox({ past, unlimited: true });
  const databaseUrl = `sqlite://${join(directory, 'ovation.sqlite')}`;
  const messageIds = await postReviews(sandbox, databaseUrl, guilds, reviewsEach);
  const { apiUrl, token } = sandbox;
  const bot = await MeasuredProcess.start(BOTS.ovation, apiUrl, token, databaseUrl, String(past));
  const traffic = createTraffic(sandbox, messageIds);
  const course: number[] = [];
  /** Plays a round, and lets time leap. */
  async function play(): Promise<void> {
    await traffic.play(perSecond, roundSeconds);
    const behind = sandbox.clock.behind() - leap;
    sandbox.clock.catchUp(behind);
    bot.tell(String(behind));
    course.push((await bot.measure()).resident);
  }
  async function hold(): Promise<Held> {
    await bot.untilQuiet(QUIET_WITHIN * roundSeconds * 1000);
    return bot.weigh();
  }
  await play();
  const before = await hold();
  const first = traffic.counts();
  for (let round = 0; round < rounds; round += 1) await play();
  const after = await hold();
  const last = traffic.counts();
  await bot.stop();
  await sandbox.close();
  return {
    events: last.events - first.events,
    interactions: last.interactions - first.interactions,
    failed: last.failed,
    time: rounds * (leap + roundSeconds * 1000),
    ...{ before, after, course },
  };
}
