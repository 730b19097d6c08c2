import { lstatSync } from 'node:fs';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { locateFile } from '../../storage/sqlite/locate-file.ts';
import { partsOf } from '../../storage/sqlite/replace-database.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { refusePart } from '../origin.ts';
import { countReviews, storedMeta } from './backup-contents.ts';
import { liveDatabase } from './live-database.ts';

/** What is in a backup. */
export interface Backup {
  readonly reviews: number;
}

/**
 * Backs the database up into a new file, also while a bot uses it. Blocks its thread. Throws StorageError, whose message is a sentence
 * for the operator, with no file made.
 * @param databaseUrl as `databaseOf` returns it
 */
export function backUpFile(databaseUrl: string, target: string): Backup {
  refuseFile(target);
  const file = liveDatabase(databaseUrl);
  if (partsOf(file).includes(locateFile(target)))
    throw new StorageError(
      'unavailable',
      `${target} would be a part of the database itself: name another file.`,
    );
  let reviews = 0;
  copyDatabase(file, target, {
    check: (copy) => {
      refusePart(storedMeta(copy), databaseUrl);
      reviews = countReviews(copy);
      // Another backup may have taken the name meanwhile.
      refuseFile(target);
    },
  });
  return { reviews };
}

/** Throws StorageError when there is something of this name, be it a link that leads nowhere. */
export function refuseFile(target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined)
    throw new StorageError('unavailable', `${target} is there already: name a file that isn't.`);
}
