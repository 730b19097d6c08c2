import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';

/** Milliseconds of the processor, of all threads, while nobody did anything. */
export interface IdleResult {
  readonly ovation: number;
  readonly bare: number;
}

/** What a bot does by itself after its start may take so many milliseconds. */
const STARTED_WITHIN = 120_000;

/** Lets Ovation and a bare bot run at the same time in the same guilds, in which nothing happens for so many minutes. */
export async function measureIdle(
  size: Size,
  minutes: number,
  directory: string,
  startedWithin = STARTED_WITHIN,
): Promise<IdleResult> {
  await filledWorld(size, directory);
  const file = (name: string) => join(directory, name);
  const sandbox = await startSandbox({ dataFile: file('discord.sqlite'), unlimited: true });
  const { apiUrl, token } = sandbox;
  const bots = [
    await MeasuredProcess.start(BOTS.ovation, apiUrl, token, `sqlite://${file('ovation.sqlite')}`),
    await MeasuredProcess.start(BOTS.bare, apiUrl, token, ':memory:'),
  ];
  await Promise.all(bots.map((bot) => bot.untilStarted(startedWithin)));
  for (const bot of bots) bot.watchNoDelay();
  for (const bot of bots) bot.begin();
  await wait(minutes * 60_000);
  const [ovation, bare] = await Promise.all(bots.map((bot) => bot.measure()));
  await Promise.all(bots.map((bot) => bot.stop()));
  await sandbox.close();
  return { ovation: ovation?.processor ?? Number.NaN, bare: bare?.processor ?? Number.NaN };
}
