import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-errors.ts';
import { giveToOwnerOf } from './file-owner.ts';
import { describeFailure } from './sqlite-failure.ts';

/**
 * Keeps other processes from using the file until you call the returned function. The lock is an open transaction on
 * `<file>.lock`: the operating system releases it however the process ends, and backups can still read the file itself.
 * The lock file stays, because removing it would be a race. Throws StorageError, with code `locked` when another
 * process holds the lock.
 */
export function lockFile(file: string): () => void {
  const lock = `${file}.lock`;
  try {
    const database = new DatabaseSync(lock, { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
      giveAway(lock, file);
      // Of a file that can't be written to, SQLite has locked nothing: others would have the same lock.
      accessSync(lock, constants.W_OK);
    } catch (error) {
      database.close();
      throw error;
    }
    return () => database.close();
  } catch (error) {
    const { code, message } = describeFailure(error, lock);
    const sentence = code === 'locked' ? `Another Ovation is using ${file}; stop it first.` : message;
    throw new StorageError(code, sentence, { cause: error });
  }
}

/** A lock that only the administrator can write to would keep everybody else from the database. */
function giveAway(lock: string, file: string): void {
  try {
    giveToOwnerOf(lock, existsSync(file) ? file : dirname(file));
  } catch {
    // On a disk whose files have no owners, or without the right to give them away: whoever can't write to it is told.
  }
}
