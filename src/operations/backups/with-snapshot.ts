import { join } from 'node:path';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import type { StoreOptions } from '../../storage/store/create-store.ts';
import { openStore } from '../../storage/store/open-store.ts';
import type { Store } from '../../storage/store/store.ts';
import { withDirectoryBeside } from './directory-beside.ts';
import { liveDatabase } from './live-database.ts';

/**
 * Copies the database as it is at this moment, for work that takes long or must not disturb a bot that runs, and throws the copy away
 * once `use` has ended. Resolves to what `use` does; rejects with StorageError, whose message is a sentence for the operator, when there
 * is no database, or no room for a copy.
 * @param databaseUrl as `databaseOf` returns it
 */
export async function withCopy<T>(databaseUrl: string, use: (file: string) => Promise<T>): Promise<T> {
  const file = liveDatabase(databaseUrl);
  return withDirectoryBeside(file, (directory) => {
    const copy = join(directory, 'ovation.sqlite');
    copyDatabase(file, copy);
    return use(copy);
  });
}

/** Opens a copy of the database as it is at this moment, and throws it away once `use` has ended. Rejects as `withCopy` does. */
export const withSnapshot = <T>(
  databaseUrl: string,
  use: (store: Store) => Promise<T>,
  options: StoreOptions = { onUnreadable: () => {} },
): Promise<T> =>
  withCopy(databaseUrl, async (copy) => {
    const store = await openStore(`sqlite://${copy}`, options);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  });
