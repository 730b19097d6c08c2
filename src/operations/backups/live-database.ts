import { existsSync } from 'node:fs';
import { isLocked } from '../../storage/sqlite/file-lock.ts';
import { locateFile } from '../../storage/sqlite/locate-file.ts';
import { hasOwnWal } from '../../storage/sqlite/wal-stamps.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { sqlitePath } from '../database-url.ts';

/**
 * The file of the database, which may be in use. Throws StorageError when there is none, or when it lies beside the log of another
 * copy, which would be read with it.
 * @param databaseUrl as `locateDatabase` returns it
 */
export function liveDatabase(databaseUrl: string): string {
  const path = sqlitePath(databaseUrl);
  if (path === undefined)
    throw new StorageError(
      'unavailable',
      'DATABASE_URL is a database in memory, which ends with its Ovation.',
    );
  if (!existsSync(path)) throw new StorageError('unavailable', `There is no database at ${path} yet.`);
  const file = locateFile(path);
  // An Ovation that runs has looked, and changes both all the time.
  if (!isLocked(file)) hasOwnWal(file);
  return file;
}
