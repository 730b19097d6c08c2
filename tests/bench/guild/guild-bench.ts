import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import type { GuildMeasures } from './guild-process.ts';

export interface GuildResult extends GuildMeasures {
  readonly reviews: number;
  /** How long reading all rows with node:sqlite, and JSON.parse, takes. */
  readonly floor: number;
}

/** Loads all guilds of a filled database in a fresh process, and changes what concerns all reviews. */
export async function measureGuilds(size: Size, directory: string): Promise<GuildResult> {
  await filledWorld(size, directory);
  const file = join(directory, 'ovation.sqlite');
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT key FROM keyv WHERE namespace = 'guilds'").all();
  const floor = readEverything(database);
  database.close();
  const child = fork(
    new URL('./guild-process.ts', import.meta.url),
    [file, ...rows.map(({ key }) => String(key))],
    // As `npm start` runs it.
    { execArgv: ['--expose-gc', '--max-semi-space-size=4'] },
  );
  const [measured] = (await once(child, 'message')) as [GuildMeasures];
  return { ...measured, reviews: size.guilds * size.reviewsEach, floor };
}

/** The time in milliseconds. */
function readEverything(database: DatabaseSync): number {
  const began = performance.now();
  for (const { value } of database.prepare('SELECT value FROM keyv').iterate()) JSON.parse(String(value));
  return performance.now() - began;
}
