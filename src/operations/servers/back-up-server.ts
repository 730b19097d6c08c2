import { join } from 'node:path';
import { copyEntries } from '../../storage/copy-entries.ts';
import { openTransaction } from '../../storage/postgres/transaction.ts';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { openSqlite } from '../../storage/sqlite/sqlite-backend.ts';
import { describeFailure } from '../../storage/sqlite/sqlite-failure.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { type Backup, refuseFile } from '../backups/back-up-file.ts';
import { countReviews, storedMeta } from '../backups/backup-contents.ts';
import { withDirectoryBeside } from '../backups/directory-beside.ts';
import { publicAddress } from '../database-url.ts';
import { refusePart } from '../origin.ts';

/**
 * Backs a database on a server up into a new file as it is at one moment, also while bots use it: into the same kind of file as a
 * database that is one, which can be restored into either. Rejects with StorageError, whose message is a sentence for the operator,
 * with no file made.
 * @param mayBePart whether it may be what a move that was interrupted has left
 */
export async function backUpServer(databaseUrl: string, target: string, mayBePart = false): Promise<Backup> {
  refuseFile(target);
  return beside(target, async (directory) => {
    const copy = join(directory, 'ovation.sqlite');
    await copyMoment(databaseUrl, copy);
    let reviews = 0;
    copyDatabase(copy, target, {
      isStill: true,
      check(made) {
        if (!mayBePart) refusePart(storedMeta(made), publicAddress(databaseUrl));
        reviews = countReviews(made);
        // Another backup may have taken the name meanwhile.
        refuseFile(target);
      },
    });
    return { reviews };
  });
}

async function beside<T>(target: string, use: (directory: string) => Promise<T>): Promise<T> {
  try {
    return await withDirectoryBeside(target, use);
  } catch (error) {
    const { code, message } = describeFailure(error, target);
    throw new StorageError(code, message, { cause: error });
  }
}

/** Copies all entries into a new database file, as they are at this moment. */
async function copyMoment(databaseUrl: string, file: string): Promise<void> {
  const source = await openTransaction(databaseUrl);
  try {
    const copy = await openSqlite(file);
    try {
      for (const namespace of await source.namespaces()) await copyEntries(source, copy, namespace);
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}
