import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { lockFile } from '../../storage/sqlite/file-lock.ts';
import { locateFile } from '../../storage/sqlite/locate-file.ts';
import { replaceDatabase } from '../../storage/sqlite/replace-database.ts';
import { hasOwnWal } from '../../storage/sqlite/wal-stamps.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { checkOrigin } from '../origin.ts';
import { countReviews, storedMeta } from './backup-contents.ts';
import { databasePath } from './live-database.ts';

/** What a restored database has, and where the one that it replaced is kept; absent: there was none. */
export interface Restored {
  readonly reviews: number;
  readonly kept: string | undefined;
}

/**
 * Puts a copy of a backup in the place of the database, which is kept. Blocks its thread. Throws StorageError, whose message is a
 * sentence for the operator, with nothing changed, when the database is in use, or when the file is no backup, damaged, or of a newer
 * Ovation.
 * @param databaseUrl as `databaseOf` returns it
 */
export function restoreFile(databaseUrl: string, backup: string): Restored {
  const path = databasePath(databaseUrl);
  if (!existsSync(backup)) throw new StorageError('unavailable', `There is no ${backup}.`);
  mkdirSync(dirname(path), { recursive: true });
  const file = locateFile(path);
  if (realpathSync(backup) === file)
    throw new StorageError('unavailable', `${backup} is the database itself: name a backup of it.`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new StorageError('unavailable', `${file} is a directory: point DATABASE_URL at a file in it.`);
  const unlock = lockFile(file);
  try {
    hasOwnWal(backup);
    let reviews = 0;
    const kept = replaceDatabase(file, backup, {
      isStill: true,
      check: (copy) => {
        checkOrigin(storedMeta(copy), backup);
        reviews = countReviews(copy);
      },
    });
    return { reviews, kept };
  } finally {
    unlock();
  }
}
