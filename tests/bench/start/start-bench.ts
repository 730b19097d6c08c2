import { join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { middleOf } from '../figures/section.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';

export interface StartResult {
  /** From the start of the process until it is ready, in milliseconds; the middle of several. */
  readonly ovation: number;
  readonly bare: number;
}

/** Starts Ovation over a filled database, and a bare bot in the same guilds, in turns. */
export async function measureStart(size: Size, directory: string, rounds = 5): Promise<StartResult> {
  await filledWorld(size, directory);
  const file = (name: string) => join(directory, name);
  const sandbox = await startSandbox({ dataFile: file('discord.sqlite'), unlimited: true });
  const start = async (process: URL, database: string) => {
    const began = performance.now();
    const started = await MeasuredProcess.start(process, sandbox.apiUrl, sandbox.token, database);
    const time = performance.now() - began;
    await started.stop();
    return time;
  };
  const times = { ovation: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.ovation.push(await start(BOTS.ovation, `sqlite://${file('ovation.sqlite')}`));
    times.bare.push(await start(BOTS.bare, file('bare.sqlite')));
  }
  await sandbox.close();
  return { ovation: middleOf(times.ovation), bare: middleOf(times.bare) };
}
