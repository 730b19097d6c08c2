import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-errors.ts';
import { type Act, type ActResult, createGroupRunner } from './act-group.ts';
import { lockFile } from './file-lock.ts';
import { describeFailure } from './sqlite-failure.ts';

export interface SqliteOptions {
  /** How many pages of 4096 bytes the database may have; SQLite's own limit by default. */
  readonly maximumPages?: number | undefined;
}

/** An SQLite file, locked for this process. Every call blocks its thread until the disk is done. */
export interface SqliteDatabase {
  /** Runs the acts in order, in one commit. Each gets a result: one that fails does not affect the others. */
  run(group: readonly Act[]): readonly ActResult[];
  close(): void;
}

/** How long a statement waits for another program (a backup, for instance) to release the file, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * Keyv's table, created before Keyv would do it: Keyv's index is on (key, namespace), so reading one namespace would
 * scan all of them.
 */
const TABLE = `CREATE TABLE IF NOT EXISTS keyv (
  namespace TEXT NOT NULL DEFAULT '', key TEXT NOT NULL, value TEXT, expires INTEGER, UNIQUE (namespace, key))`;

/** Opens the file, creating it if missing. Throws StorageError when it is in use, no database, or not writable. */
export function openDatabase(file: string, options: SqliteOptions): SqliteDatabase {
  const unlock = lockFile(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    // Reads the header, to refuse a file that is not a database before anything is written to it.
    database.exec('SELECT count(*) FROM sqlite_schema');
    // With a write-ahead log, a commit waits for the disk once instead of three times; FULL makes each commit wait.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    if (options.maximumPages !== undefined) database.exec(`PRAGMA max_page_count = ${options.maximumPages}`);
    database.exec(TABLE);
  } catch (error) {
    database?.close();
    unlock();
    const { code, message } = describeFailure(error, file);
    throw new StorageError(code, message, { cause: error });
  }
  const opened = database;
  return {
    run: createGroupRunner(opened, file),
    close() {
      opened.close();
      unlock();
    },
  };
}
