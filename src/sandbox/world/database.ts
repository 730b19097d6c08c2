import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Where the world stores its records: it writes each change at once, and reads all of them when the sandbox starts. */
export interface Database {
  put(kind: string, key: string, value: unknown): void;
  remove(kind: string, key: string): void;
  all(kind: string): { key: string; value: unknown }[];
  putFile(path: string, bytes: Uint8Array): void;
  file(path: string): Uint8Array | undefined;
  close(): void;
}

/**
 * Opens the sandbox's data file, or a database in memory when there is none. SQLite does not wait for the disk: a
 * killed process still loses nothing, only a crash of the machine could, and nobody needs this data.
 * @throws when the file cannot be opened or is no database
 */
export function openDatabase(dataFile: string | undefined): Database {
  if (dataFile) mkdirSync(dirname(dataFile), { recursive: true });
  const database = new DatabaseSync(dataFile ?? ':memory:');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 2000;');
  database.exec(
    'CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;' +
      'CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, bytes BLOB NOT NULL);',
  );
  const put = database.prepare('INSERT OR REPLACE INTO records (kind, key, value) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM records WHERE kind = ? AND key = ?');
  const all = database.prepare('SELECT key, value FROM records WHERE kind = ?');
  const putFile = database.prepare('INSERT OR REPLACE INTO files (path, bytes) VALUES (?, ?)');
  const file = database.prepare('SELECT bytes FROM files WHERE path = ?');
  return {
    put: (kind, key, value) => void put.run(kind, key, JSON.stringify(value)),
    remove: (kind, key) => void remove.run(kind, key),
    all: (kind) =>
      all.all(kind).map((row) => ({ key: String(row.key), value: JSON.parse(String(row.value)) as unknown })),
    putFile: (path, bytes) => void putFile.run(path, bytes),
    file: (path) => file.get(path)?.bytes as Uint8Array | undefined,
    close: () => database.close(),
  };
}
