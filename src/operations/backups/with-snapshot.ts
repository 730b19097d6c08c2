import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import type { StoreOptions } from '../../storage/store/create-store.ts';
import { openStore } from '../../storage/store/open-store.ts';
import type { Store } from '../../storage/store/store.ts';
import { liveDatabase } from './live-database.ts';

/**
 * Opens a copy of the database as it is at this moment, for work that takes long or must not disturb a bot that runs, and throws the
 * copy away afterwards. It lies beside the database, where there is room for one, and where nobody reads who may not read that.
 * Resolves to what `use` does; rejects with StorageError, whose message is a sentence for the operator, when there is no database, or
 * no room for a copy.
 * @param databaseUrl as `locateDatabase` returns it
 */
export async function withSnapshot<T>(
  databaseUrl: string,
  use: (store: Store) => Promise<T>,
  options: StoreOptions = { onUnreadable: () => {} },
): Promise<T> {
  const file = liveDatabase(databaseUrl);
  const directory = await mkdtemp(join(dirname(file), '.snapshot-'));
  try {
    const copy = join(directory, 'ovation.sqlite');
    copyDatabase(file, copy);
    const store = await openStore(`sqlite://${copy}`, options);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
