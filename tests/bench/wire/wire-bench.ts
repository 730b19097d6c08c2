import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { REVIEWS_EACH } from '../filled/invented-guild.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { ask } from './ask.ts';
import { type Latency, latencyOf } from './latency.ts';
import { QUESTIONS } from './questions/all-questions.ts';
import type { Question } from './questions/question.ts';

export interface WireResult {
  readonly question: string;
  readonly stores: boolean;
  readonly asksDiscord: boolean;
  readonly ovation: Latency;
  readonly bare: Latency;
}

/** Before a question is measured, it is asked so many times as often as then. */
const WARM_UP = 0.25;
/** What waits for the disk, or for Discord, is asked less often by these factors. */
const RARER = { stores: 3, asksDiscord: 10 };

/** Asks each question of Ovation, over a filled database, and of a bare bot in the same guilds, in turns. */
export async function measureWire(size: Size, directory: string, samples: number): Promise<WireResult[]> {
  await filledWorld(size, directory);
  const file = (name: string) => join(directory, name);
  await copyFile(file('discord.sqlite'), file('bare-discord.sqlite'), constants.COPYFILE_FICLONE);
  const ovation = await startSandbox({ dataFile: file('discord.sqlite'), unlimited: true });
  const bare = await startSandbox({ dataFile: file('bare-discord.sqlite'), unlimited: true });
  const start = (process: URL, { apiUrl, token }: Sandbox, database: string) =>
    MeasuredProcess.start(process, apiUrl, token, database);
  const processes = [
    await start(BOTS.ovation, ovation, `sqlite://${file('ovation.sqlite')}`),
    await start(BOTS.bare, bare, file('bare.sqlite')),
  ];
  const shows = size.reviewsEach / REVIEWS_EACH;
  const results: WireResult[] = [];
  for (const question of QUESTIONS) results.push(await measure(question, { ovation, bare }, shows, samples));
  await Promise.all(processes.map((process) => process.stop()));
  await Promise.all([ovation.close(), bare.close()]);
  return results;
}

async function measure(
  question: Question,
  { ovation, bare }: { readonly ovation: Sandbox; readonly bare: Sandbox },
  shows: number,
  samples: number,
): Promise<WireResult> {
  const times = { ovation: [] as number[], bare: [] as number[] };
  const { stores = false, asksDiscord = false } = question;
  const rarer = asksDiscord ? RARER.asksDiscord : stores ? RARER.stores : 1;
  const measured = Math.ceil(samples / rarer);
  const warmUp = Math.ceil(measured * WARM_UP);
  for (let number = 0; number < warmUp + measured; number++) {
    const turns = [
      async () =>
        times.ovation.push(await ask(question, { sandbox: ovation, number, shows }, question.shows)),
      async () => times.bare.push(await ask(question, { sandbox: bare, number, shows })),
    ];
    // In another order each time: what one leaves behind, such as garbage, is not always the other's burden.
    for (const turn of number % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return {
    question: question.name,
    stores,
    asksDiscord,
    ovation: latencyOf(times.ovation.slice(warmUp)),
    bare: latencyOf(times.bare.slice(warmUp)),
  };
}
