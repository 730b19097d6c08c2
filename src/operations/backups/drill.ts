import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { withDirectoryBeside } from './directory-beside.ts';
import { liveDatabase } from './live-database.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

/** How many rows are the same, and which is the first that is not. */
export interface Comparison {
  readonly rows: number;
  readonly difference?: string | undefined;
}

/** How often it is tried: a bot may write in the very moment that a backup begins. */
const ATTEMPTS = 5;

const ROWS = 'SELECT namespace, key, value FROM keyv ORDER BY namespace, key';

/**
 * Backs the database up and restores the backup beside it, then compares each row of the two, all as the operator would do it. Rejects
 * with StorageError when one of them fails.
 */
export async function drill(databaseUrl: string): Promise<Comparison> {
  const file = liveDatabase(databaseUrl);
  for (let attempt = 1; ; attempt += 1) {
    const comparison = await withDirectoryBeside(file, (directory) => drillIn(directory, file, databaseUrl));
    if (comparison.difference === undefined || attempt === ATTEMPTS) return comparison;
  }
}

function drillIn(directory: string, file: string, databaseUrl: string): Comparison {
  const live = new DatabaseSync(file);
  try {
    // What the database holds now, for as long as this reads, whatever is written meanwhile.
    live.exec('BEGIN');
    live.prepare('SELECT count(*) FROM keyv').get();
    const [backup, beside] = [join(directory, 'backup.sqlite'), join(directory, 'restored.sqlite')];
    makeBackup(databaseUrl, backup);
    restoreBackup(`sqlite://${beside}`, backup);
    const restored = new DatabaseSync(beside, { readOnly: true });
    try {
      return compareRows(live, restored);
    } finally {
      restored.close();
    }
  } finally {
    live.close();
  }
}

/** Compares two databases row by row. */
export function compareRows(one: DatabaseSync, other: DatabaseSync): Comparison {
  const [left, right] = [one.prepare(ROWS).iterate(), other.prepare(ROWS).iterate()];
  for (let rows = 0; ; rows += 1) {
    const [a, b] = [left.next(), right.next()];
    if (a.done && b.done) return { rows };
    if (!isSame(a.value, b.value)) return { rows, difference: nameOf(a.value ?? b.value) };
  }
}

type SqlRow = Record<string, SQLOutputValue> | undefined;

const isSame = (one: SqlRow, other: SqlRow): boolean =>
  one?.namespace === other?.namespace && one?.key === other?.key && one?.value === other?.value;

/** Ids alone, as in the log. */
const nameOf = (row: SqlRow): string => `${row?.namespace} ${row?.key}`;
