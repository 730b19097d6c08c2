/**
 * SQLite applies whatever write-ahead log lies beside a database, even that of another copy, which destroys a backup that
 * was put in the place of a database after a crash. Stamps in `user_version` tell which log belongs to which file:
 *
 * - The first thing in a log is the stamp of the file that it was begun over, plus 1.
 * - What is in the file changes only at a checkpoint. Right before one, a new even stamp is written.
 *
 * So the file keeps its even stamp while the log has the next odd one, which every backup taken meanwhile has, too.
 */
import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-errors.ts';
import { readStamp, readWal } from './wal-file.ts';

const HIGHEST_HALF = 2 ** 29;

/**
 * Returns whether the file has a log of changes that SQLite is about to apply. Throws StorageError when the log belongs
 * to another file. A log without a copy of the first page tells nothing, and is taken for its own.
 */
export function hasOwnWal(file: string): boolean {
  const wal = readWal(file);
  if (wal === undefined) return false;
  const stamp = readStamp(file);
  const [first] = wal.stamps;
  if (first === undefined || stamp === first - 1) return true;
  const wasCheckpointing = wal.stamps.some((other) => other % 2 === 0);
  if (stamp !== undefined && wasCheckpointing && wal.stamps.includes(stamp)) return true;
  if (wal.isApplied()) return true;
  throw new StorageError(
    'not-a-database',
    `${file}-wal holds changes to another copy of the database than ${file}, and would damage it. If you have put a backup in place, move ${file}-wal and ${file}-shm away, then start again; if not, put back the database that they belong to.`,
  );
}

/**
 * Begins a log: to be called before anything else is written to it. Does nothing when the disk does not allow it, because
 * a log without stamps is as good as any other.
 */
export function stampWal(database: DatabaseSync, file: string): void {
  ignoringFailure(() => setStamp(database, (readStamp(file) ?? 0) + 1));
}

/**
 * Moves the log into the file, as far as no other program is reading, and begins a new one in its place: the disk takes longer
 * to make a file longer than to write what is there.
 * @param busyTimeout to be set again afterwards, in milliseconds: a checkpoint waits for nobody
 * @param mode `TRUNCATE` takes away what the log has held, too
 * @returns whether all of it is in the file
 */
export function checkpoint(
  database: DatabaseSync,
  busyTimeout: number,
  mode: 'RESTART' | 'TRUNCATE' = 'RESTART',
): boolean {
  const stamp = 2 * randomInt(1, HIGHEST_HALF);
  let isWhole = false;
  ignoringFailure(() => {
    setStamp(database, stamp);
    database.exec('PRAGMA busy_timeout = 0');
    isWhole = database.prepare(`PRAGMA wal_checkpoint(${mode})`).get()?.busy === 0;
    setStamp(database, stamp + 1);
  });
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  return isWhole;
}

const setStamp = (database: DatabaseSync, stamp: number): void =>
  database.exec(`PRAGMA user_version = ${stamp}`);

function ignoringFailure(act: () => void): void {
  try {
    act();
  } catch {
    // The disk is full or another program is writing: the next act meets the same, and its caller is told.
  }
}
