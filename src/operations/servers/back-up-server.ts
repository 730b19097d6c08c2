import { join } from 'node:path';
import { copyEntries } from '../../storage/copy-entries.ts';
import { openTransaction } from '../../storage/postgres/transaction.ts';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { openSqlite } from '../../storage/sqlite/sqlite-backend.ts';
import { describeFailure } from '../../storage/sqlite/sqlite-failure.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { type Backup, refuseFile } from '../backups/back-up-file.ts';
import { countReviews } from '../backups/backup-contents.ts';
import { withDirectoryBeside } from '../backups/directory-beside.ts';

/**
 * Backs a database on a server up into a new file as it is at one moment, also while bots use it: into the same kind of file as a
 * database that is one, which can be restored into either. Rejects with StorageError, whose message is a sentence for the operator,
 * with no file made.
 */
export async function backUpServer(databaseUrl: string, target: string): Promise<Backup> {
  refuseFile(target);
  return beside(target, async (directory) => {
    const copy = join(directory, 'ovation.sqlite');
    await copyMoment(databaseUrl, copy);
    let reviews = 0;
    copyDatabase(copy, target, {
      isStill: true,
      check(made) {
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
