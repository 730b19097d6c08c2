import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { type InventedGuild, inventRows } from './invented-guild.ts';

const ROWS_IN_A_COMMIT = 20_000;

/** Fills a new database file with guilds, as the rows that Ovation would have written. About 15 seconds for a million reviews. */
export async function fillDatabase(file: string, guilds: Iterable<InventedGuild>): Promise<void> {
  // Creates the tables and indexes, and says of what version they are.
  const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
  await store.close();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  const insert = database.prepare('INSERT INTO keyv (namespace, key, value) VALUES (?, ?, ?)');
  let rows = 0;
  database.exec('BEGIN');
  for (const guild of guilds)
    for (const { namespace, key, entry } of inventRows(guild)) {
      insert.run(namespace, key, JSON.stringify({ value: { v: 1, ...entry } }));
      rows += 1;
      if (rows % ROWS_IN_A_COMMIT === 0) database.exec('COMMIT; BEGIN');
    }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}
