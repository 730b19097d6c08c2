import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { TIMING } from '../../../src/timing.ts';
import { seededRandom } from '../../soak/seeded-random.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { postReviews } from '../storm/posted-reviews.ts';
import { vote } from '../week/chatter.ts';
import { DOINGS } from '../week/doings.ts';
import { placesOf } from '../week/places.ts';

/** What is asked of one process. */
export interface Capacity {
  /** In how many servers it is, one size after the other. */
  readonly guilds: readonly number[];
  readonly commands: number;
  readonly reactions: number;
}

export interface CapacityResult {
  readonly guilds: number;
  /** All memory of the process (RSS) in bytes, once it has started, and the most that it had. */
  readonly started: number;
  readonly most: number;
  /** Commands that were answered in a second, while members waited for eight at a time. */
  readonly perSecond: number;
  /** Processor time of all threads, in milliseconds, for a command and for a reaction, with all that follows from it. */
  readonly command: number;
  readonly reaction: number;
  /** How many requests, answers to commands left out, follow from each. */
  readonly requests: { readonly command: number; readonly reaction: number };
}

const REVIEWS_EACH = 20;
const AT_ONCE = 8;

/** What counts for Discord's limit of a bot's requests: answers to interactions don't. */
const isLimited = ({ path }: { readonly path: string }): boolean =>
  !/\/(?:interactions|webhooks)\//.test(path);

/** Has members of all servers use one process, first with commands, then with reactions. */
export async function measureCapacity(
  guilds: number,
  { commands, reactions }: Omit<Capacity, 'guilds'>,
  directory: string,
  startedWithin = 120_000,
): Promise<CapacityResult> {
  const sandbox = await startSandbox({ unlimited: true });
  const databaseUrl = `sqlite://${join(directory, 'ovation.sqlite')}`;
  const places = placesOf(sandbox, await postReviews(sandbox, databaseUrl, guilds, REVIEWS_EACH));
  const bot = await MeasuredProcess.start(BOTS.ovation, sandbox.apiUrl, sandbox.token, databaseUrl);
  await bot.untilStarted(startedWithin);
  bot.watchNoDelay();
  const { resident: started } = await bot.measure();
  const random = seededRandom(1);
  const bag = DOINGS.flatMap((one) => Array.from({ length: one.times * 2 }, () => one.act));
  let left = commands;
  const members = Array.from({ length: AT_ONCE }, async () => {
    for (; left > 0; ) {
      left -= 1;
      await random.pick(bag)(sandbox, random.pick(places), random);
    }
  });
  const commandsAt = sandbox.world.now();
  bot.begin();
  const asked = performance.now();
  await Promise.all(members);
  const seconds = (performance.now() - asked) / 1000;
  await followed(bot, startedWithin);
  const { processor: forCommands } = await bot.measure();
  const reactionsAt = sandbox.world.now();
  bot.begin();
  for (let done = 0; done < reactions; done += 1) vote(sandbox, random.pick(places), random);
  await followed(bot, startedWithin);
  const { processor: forReactions, memory } = await bot.measure();
  const limited = sandbox.requests.filter(isLimited);
  await bot.stop();
  await sandbox.close();
  return {
    ...{ guilds, started, most: memory * 2 ** 20, perSecond: commands / seconds },
    ...{ command: forCommands / commands, reaction: forReactions / reactions },
    requests: {
      command: limited.filter(({ at }) => at >= commandsAt && at < reactionsAt).length / commands,
      reaction: limited.filter(({ at }) => at >= reactionsAt).length / reactions,
    },
  };
}

/** Resolves once a bot has done what follows from what happened: counts are shown a moment after votes. */
async function followed(bot: MeasuredProcess, atMost: number): Promise<void> {
  await wait(Math.min(2 * (TIMING.flushDelay + TIMING.settleTime), atMost));
  await bot.untilQuiet(atMost);
}
