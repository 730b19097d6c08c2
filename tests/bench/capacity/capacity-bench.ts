import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { TIMING } from '../../../src/timing.ts';
import { inParallel } from '../../soak/in-parallel.ts';
import { seededRandom } from '../../soak/seeded-random.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { postReviews } from '../storm/posted-reviews.ts';
import { chat, type Happening, vote } from '../week/chatter.ts';
import { DOINGS } from '../week/doings.ts';
import { placesOf } from '../week/places.ts';

/** What is asked of one process. */
export interface Capacity {
  /** In how many servers it is, one size after the other. */
  readonly guilds: readonly [number, ...number[]];
  readonly commands: number;
  readonly reactions: number;
  /** What people chat, of which Discord tells every bot that has to hear of deleted messages. */
  readonly messages: number;
}

export interface CapacityResult {
  readonly guilds: number;
  /** All memory of the process (RSS) in bytes, once it has started, and the most that it had. */
  readonly started: number;
  readonly most: number;
  /** Commands that were answered in a second, while members waited for eight at a time. */
  readonly perSecond: number;
  /** Processor time of all threads, in milliseconds, for one of each, with all that follows from it. */
  readonly command: number;
  readonly reaction: number;
  readonly message: number;
  /** How many requests, answers to commands left out, follow from each. */
  readonly requests: { readonly command: number; readonly reaction: number };
}

const REVIEWS_EACH = 20;
const AT_ONCE = 8;
/** A second. Each vote leads to an edit, and of those the bot sends 50 a second. */
const VOTES = 40;
const MESSAGES = 2000;
/** So many happen at one moment. */
const TOGETHER = 10;

/** What counts for Discord's limit of a bot's requests: answers to interactions don't. */
const isLimited = ({ path }: { readonly path: string }): boolean =>
  !/\/(?:interactions|webhooks)\//.test(path);

/** Has members of all servers use one process, first with commands, then with reactions, and has them chat. */
export async function measureCapacity(
  guilds: number,
  { commands, reactions, messages }: Omit<Capacity, 'guilds'>,
  directory: string,
  startedWithin = 120_000,
): Promise<CapacityResult> {
  const sandbox = await startSandbox({ unlimited: true });
  const databaseUrl = `sqlite://${join(directory, 'ovation.sqlite')}`;
  const messageIds = await postReviews(sandbox, databaseUrl, guilds, REVIEWS_EACH);
  const bot = await MeasuredProcess.start(BOTS.ovation, sandbox.apiUrl, sandbox.token, databaseUrl);
  await bot.untilStarted(startedWithin);
  // Not earlier: the sandbox counts each server's members for a session that begins, which takes half a minute among those of all.
  const places = placesOf(sandbox, messageIds);
  bot.watchNoDelay();
  const { resident: started } = await bot.measure();
  const random = seededRandom(1);
  const bag = DOINGS.flatMap((one) => Array.from({ length: one.times * 2 }, () => one.act));
  const useCommand = () => random.pick(bag)(sandbox, random.pick(places), random);
  /** Resolves to what all of it takes: processor time in milliseconds, and how many requests that Discord limits. */
  async function spent(doing: () => Promise<void>) {
    const since = sandbox.world.now();
    bot.begin();
    await doing();
    await followed(bot, startedWithin);
    const { processor } = await bot.measure();
    return {
      processor,
      requests: sandbox.requests.filter((one) => one.at >= since && isLimited(one)).length,
    };
  }
  const happening = (happen: Happening, times: number, perSecond: number) =>
    spent(async () => {
      for (let done = 0; done < times; done += 1) {
        happen(sandbox, random.pick(places), random);
        if (done % TOGETHER === 0) await wait((1000 * TOGETHER) / perSecond);
      }
    });

  let seconds = 0;
  const forCommands = await spent(async () => {
    const asked = performance.now();
    await inParallel(AT_ONCE, Array.from({ length: commands }), useCommand);
    seconds = (performance.now() - asked) / 1000;
  });
  const forReactions = await happening(vote, reactions, VOTES);
  const forMessages = await happening(chat('MESSAGE_CREATE'), messages, MESSAGES);
  const { memory } = await bot.measure();
  await bot.stop();
  await sandbox.close();
  return {
    ...{ guilds, started, most: memory * 2 ** 20, perSecond: commands / seconds },
    command: forCommands.processor / commands,
    reaction: forReactions.processor / reactions,
    message: forMessages.processor / messages,
    requests: { command: forCommands.requests / commands, reaction: forReactions.requests / reactions },
  };
}

/** Resolves once a bot has done what follows from what happened: counts are shown a moment after votes. */
async function followed(bot: MeasuredProcess, atMost: number): Promise<void> {
  await wait(Math.min(2 * (TIMING.flushDelay + TIMING.settleTime), atMost));
  await bot.untilQuiet(atMost);
}
