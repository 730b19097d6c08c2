import type { Backend } from '../storage/backend.ts';
import { isPostgres } from '../storage/database-address.ts';
import { StorageError } from '../storage/storage-errors.ts';
import { openBackend } from '../storage/store/open-store.ts';
import { liveDatabase } from './backups/live-database.ts';
import { publicAddress } from './database-url.ts';

/** Opens a database that no bot may use until it is closed. Rejects with StorageError when one does, or when it can't be opened. */
export const openAlone = async (url: string): Promise<Backend> => takeAlone(await openBackend(url), url);

/** The same for one that is there: a file would be made when it is opened. */
export async function openExistingAlone(url: string): Promise<Backend> {
  if (!isPostgres(url)) liveDatabase(url);
  return openAlone(url);
}

/** Keeps bots from a database that is open until it is closed. Rejects as `openAlone` does, with the database closed. */
export async function takeAlone<Opened extends Backend>(backend: Opened, url: string): Promise<Opened> {
  try {
    await backend.claim({ count: 1, ids: [0] });
    return backend;
  } catch (error) {
    await backend.close();
    if (!(error instanceof StorageError) || error.code !== 'locked') throw error;
    // There may be many, on other machines.
    const message = `Ovation is using ${publicAddress(url)}: stop all of its processes first.`;
    throw new StorageError('locked', message, { cause: error });
  }
}
