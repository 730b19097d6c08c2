import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../../storage/backend.ts';
import { copyEntries, firstDifference } from '../../storage/copy-entries.ts';
import { openPostgres } from '../../storage/postgres/postgres-backend.ts';
import { openTransaction } from '../../storage/postgres/transaction.ts';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { openSqlite } from '../../storage/sqlite/sqlite-backend.ts';
import { hasOwnWal } from '../../storage/sqlite/wal-stamps.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { countReviews, storedMeta } from '../backups/backup-contents.ts';
import { withDirectoryIn } from '../backups/directory-beside.ts';
import { keepBefore } from '../backups/keep-before.ts';
import type { Restored } from '../backups/restore-file.ts';
import { madeDirectory } from '../database-url.ts';
import { takeAlone } from '../open-alone.ts';
import type { Operator } from '../operator.ts';
import { checkOrigin } from '../origin.ts';

/**
 * Makes a database on a server what a backup has, in one transaction, after a backup of what was there. Rejects with StorageError, whose
 * message is a sentence for the operator, with nothing changed, when a bot uses the database, or when the file is no backup, damaged, or
 * of a newer Ovation.
 */
export async function restoreServer(backup: string, operator: Operator): Promise<Restored> {
  if (!existsSync(backup)) throw new StorageError('unavailable', `There is no ${backup}.`);
  const database = await takeAlone(await openPostgres(operator.databaseUrl), operator.databaseUrl);
  try {
    return await withBackup(backup, operator, async (source, reviews) => {
      const isEmpty = (await database.namespaces()).length === 0;
      const kept = isEmpty ? undefined : await keepBefore('restore', operator);
      const target = await openTransaction(operator.databaseUrl, { guard: database.guard() });
      try {
        await fillFrom(source, target);
        await target.keep();
      } finally {
        await target.close();
      }
      return { reviews, kept };
    });
  } finally {
    await database.close();
  }
}

/** Opens a copy of a backup, which has been looked through, and throws it away once `use` has ended. */
export function withBackup<T>(
  backup: string,
  { databaseUrl, home }: Operator,
  use: (opened: Backend, reviews: number) => Promise<T>,
): Promise<T> {
  return withDirectoryIn(madeDirectory(databaseUrl, home), async (directory) => {
    const copy = join(directory, 'ovation.sqlite');
    let reviews = 0;
    hasOwnWal(backup);
    copyDatabase(backup, copy, {
      isStill: true,
      check(made) {
        checkOrigin(storedMeta(made), backup);
        reviews = countReviews(made);
      },
    });
    const opened = await openSqlite(copy);
    try {
      return await use(opened, reviews);
    } finally {
      await opened.close();
    }
  });
}

/** Makes one database what another one is, then compares each entry. */
export async function fillFrom(source: Backend, target: Backend): Promise<void> {
  const namespaces = new Set([...(await source.namespaces()), ...(await target.namespaces())]);
  for (const namespace of namespaces) await copyEntries(source, target, namespace);
  for (const namespace of namespaces) {
    const key = await firstDifference(source, target, namespace);
    if (key === undefined) continue;
    const message = `The database did not keep ${namespace} ${key} as it is in the backup. Check its disk.`;
    throw new StorageError('unavailable', message);
  }
}
