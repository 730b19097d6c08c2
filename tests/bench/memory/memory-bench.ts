import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { AS_STARTED } from '../processes/measured-process.ts';
import type { HeldGuilds } from './guilds-process.ts';
import { sumOfFacts } from './sum-of-facts.ts';

export interface MemoryResult extends HeldGuilds {
  readonly size: Size;
  readonly reviews: number;
  /** The sum of the facts, in bytes. */
  readonly facts: number;
}

/** Loads all guilds of a filled database in a process of their own. */
export async function measureMemory(size: Size, directory: string): Promise<MemoryResult> {
  await filledWorld(size, directory);
  const file = join(directory, 'ovation.sqlite');
  const database = new DatabaseSync(file, { readOnly: true });
  const ids = database.prepare("SELECT key FROM keyv WHERE namespace = 'guilds'").all();
  database.close();
  const child = fork(
    new URL('./guilds-process.ts', import.meta.url),
    [file, ...ids.map(({ key }) => String(key))],
    {
      execArgv: AS_STARTED,
    },
  );
  const [held] = (await once(child, 'message')) as [HeldGuilds];
  await once(child, 'exit');
  return { ...held, size, reviews: size.guilds * size.reviewsEach, facts: sumOfFacts(file) };
}
