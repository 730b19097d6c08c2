import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-errors.ts';
import { type Act, type ActResult, createGroupRunner } from './act-group.ts';
import { ensureFactIndex } from './fact-index.ts';
import { lockFile } from './file-lock.ts';
import { leaveNothingDeleted } from './leave-nothing-deleted.ts';
import { finishReplacement } from './replace-database.ts';
import { describeFailure } from './sqlite-failure.ts';
import { usedWal } from './wal-file.ts';
import { checkpoint, hasOwnWal, stampWal } from './wal-stamps.ts';

export interface SqliteOptions {
  /** How many pages of 4096 bytes the database may have; SQLite's own limit by default. */
  readonly maximumPages?: number | undefined;
}

/** An SQLite file, locked for this process. Every call blocks its thread until the disk is done. */
export interface SqliteDatabase {
  /** Runs the acts in order, in one commit. Each gets a result: one that fails does not affect the others. */
  run(group: readonly Act[]): readonly ActResult[];
  /** Makes a checkpoint when the log has become long. To be called between groups, when nobody waits for an answer. */
  shortenLog(): void;
  /** Has the file, and its log, hold nothing any more that was deleted or replaced; or says why they do. */
  purge(): ActResult;
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

/**
 * How much longer the write-ahead log grows before the next checkpoint, in bytes: four times SQLite's own default, because each
 * checkpoint waits for the disk several times.
 */
const WAL_GROWTH = 4000 * 4096;

/**
 * Opens the file, creating it if missing. Throws StorageError when it is in use, no database, damaged, not writable, or
 * lies beside the write-ahead log of another copy.
 */
export function openDatabase(file: string, options: SqliteOptions): SqliteDatabase {
  const unlock = lockFile(file);
  let database: DatabaseSync | undefined;
  try {
    finishReplacement(file);
    const isRecovering = hasOwnWal(file);
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    // Reads the header, to refuse a file that is not a database before anything is written to it.
    database.exec('SELECT count(*) FROM sqlite_schema');
    // With a write-ahead log, a commit waits for the disk once instead of three times; FULL makes each commit wait.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // What is deleted, or replaced, is overwritten with zeros: somebody may have asked for that.
    database.exec('PRAGMA secure_delete = ON');
    // Checkpoints are made here, where they leave stamps.
    database.exec(`PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = ${WAL_GROWTH}`);
    if (isRecovering) checkIntegrity(database, file);
    stampWal(database, file);
    if (options.maximumPages !== undefined) database.exec(`PRAGMA max_page_count = ${options.maximumPages}`);
    database.exec(TABLE);
    ensureFactIndex(database);
    // A log whose process was killed has what was deleted since it began.
    if (checkpoint(database, BUSY_TIMEOUT, 'TRUNCATE')) leaveNothingDeleted(database, BUSY_TIMEOUT);
  } catch (error) {
    database?.close();
    unlock();
    const { code, message } = describeFailure(error, file);
    throw new StorageError(code, message, { cause: error });
  }
  const opened = database;
  const run = createGroupRunner(opened, file);
  let checkpointAt = WAL_GROWTH;
  return {
    run,
    shortenLog() {
      try {
        if (usedWal(file) <= checkpointAt) return;
        checkpoint(opened, BUSY_TIMEOUT);
        // While another program reads for long, as a backup may, the log stays and grows.
        checkpointAt = usedWal(file) + WAL_GROWTH;
      } catch {
        // The log could not be looked at, for want of a file descriptor perhaps: everything is on disk, and it can wait.
      }
    },
    purge() {
      if (checkpoint(opened, BUSY_TIMEOUT, 'TRUNCATE')) return { rows: [] };
      return { failure: { code: 'unavailable', message: `Another program is reading ${file}.` } };
    },
    close() {
      opened.close();
      unlock();
    },
  };
}

/** Throws StorageError when a database that did not end cleanly is damaged. Reads all of it: a second for each gigabyte or so. */
function checkIntegrity(database: DatabaseSync, file: string): void {
  const { quick_check: outcome } = database.prepare('PRAGMA quick_check(1)').get() ?? {};
  if (outcome === 'ok') return;
  const message = `${file} is damaged (${outcome}): restore a backup (npm run restore), or point DATABASE_URL at another file.`;
  throw new StorageError('not-a-database', message);
}
