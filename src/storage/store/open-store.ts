import type { Backend } from '../backend.ts';
import { isPostgres, sqlitePath } from '../database-address.ts';
import { openMemory } from '../memory-backend.ts';
import { openSqlite } from '../sqlite/sqlite-backend.ts';
import { StorageError } from '../storage-errors.ts';
import { createStore, type StoreOptions } from './create-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store at `sqlite://<file, relative to the working directory or absolute>` or `postgres://…`, a new one at `memory://`, or
 * the one in a database that is open already. Rejects with StorageError, whose message is a sentence for the operator.
 */
export async function openStore(database: string | Backend, options: StoreOptions): Promise<Store> {
  return createStore(typeof database === 'string' ? await openBackend(database) : database, options);
}

/** Opens the database at an address, as `openStore` does. */
export async function openBackend(url: string): Promise<Backend> {
  if (url === 'memory://') return openMemory();
  const path = sqlitePath(url);
  if (path !== undefined) return openSqlite(path);
  if (isPostgres(url)) {
    // Whoever has an SQLite file doesn't wait for this.
    const { openPostgres } = await import('../postgres/postgres-backend.ts');
    return openPostgres(url);
  }
  throw new StorageError(
    'unavailable',
    'DATABASE_URL must look like sqlite://data/ovation.sqlite, postgres://name:password@host/database or memory://.',
  );
}
