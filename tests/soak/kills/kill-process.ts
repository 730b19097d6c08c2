import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withSnapshot } from '../../../src/operations/backups/with-snapshot.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { messageOf } from '../../support/world.ts';
import { write } from '../deeds.ts';
import { tellingLines } from '../kept-from-the-log.ts';
import { seededRandom } from '../seeded-random.ts';
import { problemsOf } from '../settled.ts';
import { readGuild } from '../stored-guild.ts';
import { unexplainedErrors } from '../storm-log.ts';
import { type BotProcess, startProcess } from './bot-process.ts';
import { inForceIn } from './in-force.ts';
import { Ledger } from './ledger.ts';
import { createLoad, loadUntil, SHOWS } from './load.ts';
import { noteMistakes } from './own-mistakes.ts';

/** One of so many is killed while it starts. */
const KILLED_AT_START = 5;
/** How many requests of the bot there are at most until it is killed, and how much later that is, in milliseconds. */
const MOST_REQUESTS = 60;
const LONGEST_AFTER = 20;
/** In milliseconds. */
const LONGEST_SILENCE = 10_000;
/** So many come while it starts. */
const REQUESTS_AT_START = 4;
/** How soon all has to be as it should after a start, and how often that is looked at, in milliseconds. */
const SETTLES_WITHIN = 30_000;
const LOOKS_EVERY = 100;

export interface ProcessKills {
  readonly kills: number;
  /** How much the bot had acknowledged. */
  readonly acknowledged: number;
  /** What was not as it should after a restart, or in the log. */
  readonly failures: readonly string[];
}

/**
 * Kills the process of a bot at random moments, while members write, edit, delete, vote, import and set, and starts it again over the same
 * file: then all that it has acknowledged has to be there, each review posted once, and all counts right.
 * @param directory for the database
 */
export async function killProcesses(directory: string, kills: number, seed: number): Promise<ProcessKills> {
  const random = seededRandom(seed);
  const ledger = new Ledger();
  const logged: string[] = [];
  const failures: string[] = [];
  const databaseUrl = `sqlite://${join(directory, 'ovation.sqlite')}`;
  const sandbox = await startSandbox({ unlimited: true });
  await using ending = new AsyncDisposableStack();
  ending.defer(() => sandbox.close());
  noteMistakes(sandbox, failures);
  const load = createLoad(sandbox, random, ledger);

  /** What is wrong at present, in sentences. */
  const problems = () =>
    withSnapshot(databaseUrl, async (store) => {
      const world = { store, sandbox };
      const inForce = inForceIn(await readGuild(world), sandbox);
      const found = [...(await problemsOf(world)), ...ledger.problems(inForce)];
      if (found.length === 0) ledger.settle(inForce);
      return found;
    });
  async function settle(number: number): Promise<void> {
    const deadline = performance.now() + SETTLES_WITHIN;
    let found = await problems();
    while (found.length > 0 && performance.now() < deadline) {
      await wait(LOOKS_EVERY);
      found = await problems();
    }
    failures.push(...found.map((problem) => `seed ${seed}, after kill ${number}: ${problem}`));
  }
  /** Resolves at a random moment: slow machines get as far as fast ones. */
  async function moment(mostRequests: number): Promise<void> {
    const passed = Promise.withResolvers<void>();
    let left = random.below(mostRequests);
    const count = () => {
      left -= 1;
      if (left <= 0) passed.resolve();
    };
    sandbox.server.on('request', count);
    // One that sends nothing any more is killed, too.
    if (left > 0) await Promise.race([passed.promise, wait(LONGEST_SILENCE)]);
    sandbox.server.off('request', count);
    await wait(random.below(LONGEST_AFTER));
  }
  async function setUp(): Promise<void> {
    const options = { 'reviews-channel': sandbox.channel('reviews').id };
    messageOf(await sandbox.member('Ada').slash('/settings set', options));
    for (const show of SHOWS) await write(sandbox.member('Malik'), show, { score: '7' });
  }

  let bot: BotProcess = startProcess(sandbox, databaseUrl, logged);
  ending.defer(() => bot.kill());
  await bot.works;
  await setUp();
  for (let number = 1; number <= kills && failures.length === 0; number += 1) {
    loadUntil(bot.killed, load);
    await moment(MOST_REQUESTS);
    await bot.kill();
    bot = startProcess(sandbox, databaseUrl, logged);
    while (number < kills && random.below(KILLED_AT_START) === 0) {
      await moment(REQUESTS_AT_START);
      await bot.kill();
      number += 1;
      bot = startProcess(sandbox, databaseUrl, logged);
    }
    await bot.works;
    await settle(number);
  }
  failures.push(...unexplainedErrors(logged), ...tellingLines(logged, sandbox, [...SHOWS, 'Text ', 'Film ']));
  return { kills, acknowledged: ledger.acknowledged, failures };
}
