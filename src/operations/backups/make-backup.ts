import { existsSync } from 'node:fs';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { countReviews } from './backup-contents.ts';
import { liveDatabase } from './live-database.ts';

/** What is in a backup. */
export interface Backup {
  readonly reviews: number;
}

/**
 * Backs the database up into a new file, also while a bot uses it. Blocks its thread. Throws StorageError, whose message is a sentence
 * for the operator, with no file made.
 * @param databaseUrl as `locateDatabase` returns it
 */
export function makeBackup(databaseUrl: string, target: string): Backup {
  if (existsSync(target))
    throw new StorageError('unavailable', `${target} is there already: name a file that isn't.`);
  let reviews = 0;
  copyDatabase(liveDatabase(databaseUrl), target, {
    check: (copy) => {
      reviews = countReviews(copy);
    },
  });
  return { reviews };
}
