import { DatabaseSync } from 'node:sqlite';

/** The floor of loading: reads every row of a database with node:sqlite and parses it. @returns milliseconds */
export function readRows(file: string): number {
  const begun = performance.now();
  const database = new DatabaseSync(file, { readOnly: true });
  for (const { value } of database.prepare('SELECT namespace, key, value FROM keyv').iterate())
    JSON.parse(String(value));
  database.close();
  return performance.now() - begun;
}
