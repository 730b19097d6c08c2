import { join } from 'node:path';
import type { Backend } from '../../storage/backend.ts';
import { isPostgres } from '../../storage/database-address.ts';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { createStore, type StoreOptions } from '../../storage/store/create-store.ts';
import { openBackend } from '../../storage/store/open-store.ts';
import type { Store } from '../../storage/store/store.ts';
import { withDirectoryBeside } from './directory-beside.ts';
import { liveDatabase } from './live-database.ts';

/**
 * Opens the database as it is at this moment, for work that takes long or must not disturb a bot that runs, and throws away what was
 * written to it once `use` has ended. Resolves to what `use` does; rejects with StorageError, whose message is a sentence for the
 * operator, when there is no database, or no room for a copy.
 * @param databaseUrl as `databaseOf` returns it
 */
export async function withSnapshot<T>(
  databaseUrl: string,
  use: (store: Store, backend: Backend) => Promise<T>,
  options: StoreOptions = { onUnreadable: () => {} },
): Promise<T> {
  const useOpened = async (backend: Backend): Promise<T> => {
    const store = await createStore(backend, options);
    try {
      return await use(store, backend);
    } finally {
      await store.close();
    }
  };
  if (isPostgres(databaseUrl)) {
    const { openTransaction } = await import('../../storage/postgres/transaction.ts');
    return useOpened(await openTransaction(databaseUrl));
  }
  const file = liveDatabase(databaseUrl);
  return withDirectoryBeside(file, async (directory) => {
    const copy = join(directory, 'ovation.sqlite');
    copyDatabase(file, copy);
    return useOpened(await openBackend(`sqlite://${copy}`));
  });
}
