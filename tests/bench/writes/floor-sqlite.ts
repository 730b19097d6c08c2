import { DatabaseSync } from 'node:sqlite';
import type { Row } from './floor-rows.ts';

/** Opens a new database of node:sqlite alone. Returns what puts rows into it in one transaction, as `Floor.put` does. */
export function openSqliteFloor(file: string): (rows: readonly Row[]) => void {
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
