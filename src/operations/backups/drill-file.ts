import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describeFailure } from '../../storage/sqlite/sqlite-failure.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { backUpFile } from './back-up-file.ts';
import { type Comparison, compareRows, type StoredRow } from './compare-rows.ts';
import { withDirectoryBeside } from './directory-beside.ts';
import { liveDatabase } from './live-database.ts';
import { restoreFile } from './restore-file.ts';

/** How often it is tried: a bot may write and take back a row in the very moment in which a backup begins. */
const ATTEMPTS = 5;

/**
 * Backs the database up and restores the backup beside it, then compares each row of the two, all as the operator would do it. Rejects
 * with StorageError when one of them fails.
 */
export async function drillFile(databaseUrl: string): Promise<Comparison> {
  const file = liveDatabase(databaseUrl);
  for (let attempt = 1; ; attempt += 1) {
    const comparison = await withDirectoryBeside(file, (directory) => drillIn(directory, file, databaseUrl));
    if (comparison.difference === undefined || attempt === ATTEMPTS) return comparison;
  }
}

async function drillIn(directory: string, file: string, databaseUrl: string): Promise<Comparison> {
  const before = new DatabaseSync(file);
  try {
    // What the database holds now, for as long as this reads, whatever is written meanwhile.
    before.exec('BEGIN');
    before.prepare('SELECT 1 FROM keyv').get();
    const [backup, beside] = [join(directory, 'backup.sqlite'), join(directory, 'restored.sqlite')];
    backUpFile(databaseUrl, backup);
    restoreFile(`sqlite://${beside}`, backup);
    const [restored, after] = [new DatabaseSync(beside, { readOnly: true }), new DatabaseSync(file)];
    try {
      const now = after.prepare('SELECT value FROM keyv WHERE namespace = ? AND key = ?');
      const valueNow = (namespace: string, key: string) => now.get(namespace, key)?.value;
      return await compareRows(rowsOf(before), rowsOf(restored), valueNow);
    } finally {
      restored.close();
      after.close();
    }
  } catch (error) {
    const { code, message } = describeFailure(error, file);
    throw new StorageError(code, message, { cause: error });
  } finally {
    before.close();
  }
}

/** SQLite orders texts by their bytes in UTF-8. */
const rowsOf = (database: DatabaseSync): Iterable<StoredRow> =>
  database
    .prepare('SELECT namespace, key, value FROM keyv ORDER BY namespace, key')
    .iterate() as unknown as Iterable<StoredRow>;
