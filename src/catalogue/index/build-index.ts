import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { CatalogueSource } from '../../reviews/shows/catalogue-entry.ts';
import { lockBuilds } from './build-lock.ts';
import type { ListedEntry } from './catalogue-index.ts';
import { openIndexFile } from './index-file.ts';
import { readVersions, writeVersions } from './listed-versions.ts';
import { placeEntries, writeShows } from './placed-shows.ts';
import { StagedEntries } from './staged-entries.ts';

export interface BuildOptions {
  /** At most so many entries of the source are taken: the best known ones. */
  readonly most?: number | undefined;
  /** Tells this list of the source from an earlier or later one: `readVersions` answers it from then on. */
  readonly version?: string | undefined;
  /** Told now and then how many entries were read. */
  readonly onProgress?: ((entries: number) => void) | undefined;
}

export interface BuiltIndex {
  /** Shows and titles of all sources. */
  readonly shows: number;
  readonly titles: number;
  /** How many entries of this source there are. */
  readonly entries: number;
}

/** How often progress is told, in entries. */
const TOLD_EVERY = 10_000;

/**
 * Makes the index anew: with these entries for what the source listed before; what other sources listed, what was searched for and
 * what was picked stays. It is made beside the old file, which it replaces when it is whole: a bot that runs takes it for the next key.
 * Waits while another build of the same file is under way. Works in the calling thread, which it blocks for long. Throws what the
 * entries throw and what node:sqlite does.
 */
export async function buildIndex(
  file: string,
  source: CatalogueSource,
  entries: AsyncIterable<ListedEntry> | Iterable<ListedEntry>,
  { most = Number.POSITIVE_INFINITY, version, onProgress }: BuildOptions = {},
): Promise<BuiltIndex> {
  const [made, staging] = [`${file}.new`, `${file}.staged`];
  const unlock = await lockBuilds(file);
  let staged: StagedEntries | undefined;
  let database: DatabaseSync | undefined;
  try {
    // What a build left that was cut off.
    await removeFiles(made, staging);
    staged = new StagedEntries(staging);
    let read = 0;
    for await (const entry of entries) {
      staged.add(entry);
      if (++read % TOLD_EVERY === 0) onProgress?.(read);
    }
    staged.keepBest(most);
    const own = staged.count();
    database = openIndexFile(made);
    const readAt = Date.now();
    if (existsSync(file)) staged.addFrom(file, source);
    const shows = placeEntries(database, staged.bestFirst(), staged.ranks);
    const titles = writeShows(database);
    database.prepare("INSERT OR REPLACE INTO about VALUES ('readAt', ?)").run(readAt);
    writeVersions(database, { ...readVersions(file), [source]: version });
    database.close();
    database = undefined;
    await rename(made, file);
    return { shows, titles, entries: own };
  } finally {
    database?.close();
    staged?.close();
    await removeFiles(made, staging).finally(unlock);
  }
}

async function removeFiles(...files: readonly string[]): Promise<void> {
  for (const file of files) for (const name of [file, `${file}-journal`]) await rm(name, { force: true });
}
