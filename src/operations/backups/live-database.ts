import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { sqlitePath } from '../../storage/database-address.ts';
import { lockFile } from '../../storage/sqlite/file-lock.ts';
import { locateFile } from '../../storage/sqlite/locate-file.ts';
import { finishReplacement } from '../../storage/sqlite/replace-database.ts';
import { hasOwnWal } from '../../storage/sqlite/wal-stamps.ts';
import { StorageError } from '../../storage/storage-errors.ts';

/** The path of a database that is a file. Throws StorageError for one in memory. */
export function databasePath(databaseUrl: string): string {
  const path = sqlitePath(databaseUrl);
  if (path !== undefined) return path;
  throw new StorageError('unavailable', 'DATABASE_URL is a database in memory, which ends with its Ovation.');
}

/**
 * The file of the database, which may be in use. Throws StorageError when there is none, or when it lies beside the log of another
 * copy, which would be read with it.
 * @param databaseUrl as `databaseOf` returns it
 */
export function liveDatabase(databaseUrl: string): string {
  const path = databasePath(databaseUrl);
  const missing = () => new StorageError('unavailable', `There is no database at ${path} yet.`);
  if (!existsSync(dirname(path))) throw missing();
  const file = locateFile(path);
  prepare(file);
  if (!existsSync(file)) throw missing();
  return file;
}

/** Does for a database that nobody uses what an Ovation that runs has done at its start. */
function prepare(file: string): void {
  let unlock: () => void;
  try {
    unlock = lockFile(file);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'locked') return;
    throw error;
  }
  try {
    finishReplacement(file);
    hasOwnWal(file);
  } finally {
    unlock();
  }
}
