import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { REVIEWS_EACH } from '../filled/invented-guild.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { ask, GIVEN_UP } from '../wire/ask.ts';
import { type Latency, latencyOf } from '../wire/latency.ts';
import { QUESTIONS } from '../wire/questions/all-questions.ts';
import { createCgroup, type Limits } from './cgroup.ts';

/** What is asked of a bot that may use little. */
export interface Confined {
  readonly size: Size;
  /** How often each question is asked, and how many are asked; all by default. */
  readonly samples: number;
  readonly questions?: number;
  /** Milliseconds from a question to the next one. */
  readonly pace: number;
}

export interface ConfinedResult {
  /** Answers of the bot that has the machine for itself, and of the one that is confined. */
  readonly free: Latency;
  readonly confined: Latency;
  /** Milliseconds from the start of each process until it is ready. */
  readonly starts: { readonly free: number; readonly confined: number };
  /** The most memory of the confined bot in bytes, and how many milliseconds it had to wait for the processor. */
  readonly mostMemory: number;
  readonly throttled: number;
  /** Whether the machine ended the confined bot, as it does when memory runs out. */
  readonly hasEnded: boolean;
}

/** What is asked first isn't measured. */
const WARM_UP = 0.25;
const STARTED_WITHIN = 60_000;

/** A bot over files of its own, with its Discord. */
interface Asked {
  readonly sandbox: Sandbox;
  readonly bot: MeasuredProcess;
  readonly start: number;
}

/**
 * Asks a bot that has the whole machine, and one in a control group, the same questions in turns, at an even pace. Resolves to undefined
 * where no control group can be made.
 */
export async function measureConfined(
  { size, samples, questions: most, pace }: Confined,
  limits: Limits,
  directory: string,
  startedWithin = STARTED_WITHIN,
): Promise<ConfinedResult | undefined> {
  const cgroup = await createCgroup(`ovation-bench-${process.pid}`, limits);
  if (cgroup === undefined) return undefined;
  const free = await begin('free', async () => {});
  const confined = await begin('confined', (bot) => cgroup.add(bot.pid));
  const shows = size.reviewsEach / REVIEWS_EACH;
  const times = { free: [] as number[], confined: [] as number[] };
  // What asks Discord for many things waits for that, not for the processor.
  const questions = QUESTIONS.filter(({ asksDiscord }) => asksDiscord !== true).slice(0, most);
  const warmUp = Math.ceil(samples * WARM_UP);
  for (const question of questions)
    for (let number = 0; number < warmUp + samples && !confined.bot.hasEnded; number++) {
      for (const [name, { sandbox }] of Object.entries({ free, confined })) {
        const paced = wait(pace / 2);
        const time = await ask(question, { sandbox, number, shows }, question.shows).catch(
          (error: unknown) => {
            if (!confined.bot.hasEnded) throw error;
            return GIVEN_UP;
          },
        );
        if (number >= warmUp) times[name as keyof typeof times].push(time);
        await paced;
      }
    }
  const [mostMemory, throttled] = [await cgroup.mostMemory(), await cgroup.throttled()];
  const { hasEnded } = confined.bot;
  for (const { bot, sandbox } of [free, confined]) {
    await bot.stop();
    await sandbox.close();
  }
  await cgroup.remove();
  return {
    ...{ free: latencyOf(times.free), confined: latencyOf(times.confined) },
    ...{ starts: { free: free.start, confined: confined.start }, mostMemory, throttled },
    hasEnded,
  };

  async function begin(name: string, confine: (bot: MeasuredProcess) => Promise<void>): Promise<Asked> {
    const own = (file: string) => join(directory, name, file);
    await mkdir(join(directory, name));
    await filledWorld(size, join(directory, name));
    const sandbox = await startSandbox({ dataFile: own('discord.sqlite'), unlimited: true });
    const { apiUrl, token } = sandbox;
    const began = performance.now();
    const bot = MeasuredProcess.begin(BOTS.ovation, apiUrl, token, `sqlite://${own('ovation.sqlite')}`);
    await confine(bot);
    await bot.ready;
    const start = performance.now() - began;
    await bot.untilStarted(startedWithin);
    return { sandbox, bot, start };
  }
}
