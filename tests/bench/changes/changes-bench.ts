import { join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { patiently } from '../loading/patiently.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { CHANGES } from './changes.ts';

export interface ChangeResult {
  readonly name: string;
  /** Milliseconds until the member who makes the change has the answer. */
  readonly answered: number;
  /** The longest time in milliseconds for which the event loop did nothing else, until the process is quiet again. */
  readonly pause: number;
}

/** What follows from new voting emoji goes on for as long as Discord takes it. Milliseconds. */
const WATCHED_FOR = 15_000;

/** Changes what concerns all reviews, in a bot that has loaded them. */
export async function measureChanges(size: Size, directory: string): Promise<ChangeResult[]> {
  await filledWorld(size, directory);
  const file = (name: string) => join(directory, name);
  const sandbox = await startSandbox({ dataFile: file('discord.sqlite'), unlimited: true });
  const { apiUrl, token } = sandbox;
  const bot = await MeasuredProcess.start(
    BOTS.ovation,
    ...[apiUrl, token, `sqlite://${file('ovation.sqlite')}`],
  );
  const ada = sandbox.member('Ada');
  await patiently(() => ada.slash('/top'), /Best of/);
  await patiently(() => ada.autocomplete('/review read', 'show', 'gla'), /value/);
  await bot.untilQuiet(WATCHED_FOR);
  const results: ChangeResult[] = [];
  for (const { name, before, change, shows } of CHANGES) {
    const known = await before?.(ada);
    bot.begin();
    const asked = performance.now();
    const answer = JSON.stringify(await change(ada, known));
    const answered = performance.now() - asked;
    if (!shows.test(answer)) throw new Error(`${name} was answered with ${answer}`);
    await bot.untilQuiet(WATCHED_FOR);
    results.push({ name, answered, pause: (await bot.measure()).delayMax });
  }
  await bot.stop();
  await sandbox.close();
  return results;
}
