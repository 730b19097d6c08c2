import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../src/storage/sqlite/sqlite-database.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { allRowsAt } from '../../storage/all-rows.ts';

/** The same of a database on a server. Rejects when a start refuses it. */
export async function rowsOnServer(url: string): Promise<string[]> {
  await (await openStore(url, { onUnreadable: () => {} })).close();
  return (await allRowsAt(url)).map((row) => (row.startsWith('aside ') ? row.replace(/:\d+ /, ': ') : row));
}

/** All rows of a database, as a start of Ovation finds them, which finishes what was interrupted. Throws when a start refuses it. */
export function rowsAtStart(file: string): string[] {
  openDatabase(file, {}).close();
  const rows = rowsOf(file) ?? [];
  if (rows.some((row) => row.startsWith('meta ') && row.includes('isBeingFilled')))
    throw new Error(`${file} is not whole`);
  return rows;
}

/** All rows of a database as it lies there. Throws when it is damaged. */
export function rowsOf(file: string): string[] | undefined {
  if (!existsSync(file)) return undefined;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: outcome } = database.prepare('PRAGMA integrity_check').get() ?? {};
    if (outcome !== 'ok') throw new Error(`${file} is damaged: ${outcome}`);
    const rows = database.prepare('SELECT namespace, key, value FROM keyv ORDER BY namespace, key').all();
    // What is set aside has the time in its key.
    return rows.map(
      ({ namespace, key, value }) =>
        `${namespace} ${namespace === 'aside' ? String(key).replace(/\d+$/, '') : key} ${value}`,
    );
  } finally {
    database.close();
  }
}
