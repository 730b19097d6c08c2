import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-errors.ts';
import { lockFile } from './file-lock.ts';
import { describeFailure } from './sqlite-failure.ts';
import { createGroupRunner, type Statement, type StatementResult } from './statement-group.ts';

export interface SqliteOptions {
  /** The database is full at this many pages of 4096 bytes; by default SQLite's own limit. */
  readonly maximumPages?: number | undefined;
}

/** One SQLite file, locked for this process. Every call blocks its thread until the disk has answered. */
export interface SqliteDatabase {
  /** Runs the statements in order in one commit. Each has its own result: one that fails takes no other with it. */
  run(group: readonly Statement[]): readonly StatementResult[];
  close(): void;
}

/** How long a statement waits for another program, a backup for instance, to let go of the file. Milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * Keyv's table, made before Keyv looks for it: its own has the index on (key, namespace), with which reading one
 * namespace would scan all of them.
 */
const TABLE = `CREATE TABLE IF NOT EXISTS keyv (
  namespace TEXT NOT NULL DEFAULT '', key TEXT NOT NULL, value TEXT, expires INTEGER, UNIQUE (namespace, key))`;

/**
 * Opens the file, made when it is missing. Throws StorageError when it is in use, no database, or cannot be written.
 */
export function openDatabase(file: string, options: SqliteOptions): SqliteDatabase {
  const unlock = lockFile(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    // Reads the header: what is no database is refused before anything is written.
    database.exec('SELECT count(*) FROM sqlite_schema');
    // With a write-ahead log a commit waits for the disk once, not three times; FULL has each commit wait for it.
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
