import type { Backend } from '../storage/backend.ts';
import { openBackend } from '../storage/store/open-store.ts';
import { liveDatabase } from './backups/live-database.ts';
import { isPostgres } from './database-url.ts';

/** Opens a database that no bot may use until it is closed. Rejects with StorageError when one does, or when it can't be opened. */
export async function openAlone(url: string): Promise<Backend> {
  const backend = await openBackend(url);
  try {
    await backend.claim({ count: 1, ids: [0] });
    return backend;
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** The same for one that is there: a file would be made when it is opened. */
export async function openExistingAlone(url: string): Promise<Backend> {
  if (!isPostgres(url)) liveDatabase(url);
  return openAlone(url);
}
