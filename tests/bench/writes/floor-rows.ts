import { DatabaseSync } from 'node:sqlite';
import type { Store, Write } from '../../../src/storage/store/store.ts';

export type Row = readonly [namespace: string, key: string, value: string];

/** The rows that a commit has put, as they are now. */
export async function rowsOf(store: Store, writes: readonly Write[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { entryId } of writes) {
    const [namespace = '', key = ''] = entryId.split('\n');
    const [kind, guildId] = namespace.split(':') as ['reviews' | 'votes' | 'activity' | 'outbox', string];
    const entry = await (kind === 'outbox' ? store.outbox : store.guild(guildId)[kind]).get(key);
    rows.push([namespace, key, JSON.stringify({ value: { v: 1, ...entry } })]);
  }
  return rows;
}

/**
 * Opens a new database of node:sqlite alone. Returns what puts rows into it in one transaction, with other values each time:
 * SQLite writes nothing when a row stays as it is.
 */
export function openFloor(file: string): (rows: readonly Row[]) => void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE keyv (namespace TEXT, key TEXT, value TEXT, UNIQUE (namespace, key))');
  const upsert = database.prepare(`INSERT INTO keyv (namespace, key, value) VALUES (?, ?, ?)
    ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value`);
  let transactions = 0;
  return (rows) => {
    transactions += 1;
    database.exec('BEGIN');
    for (const [namespace, key, value] of rows) upsert.run(namespace, key, `${value}${transactions % 10}`);
    database.exec('COMMIT');
  };
}
