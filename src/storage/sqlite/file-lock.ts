import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-errors.ts';
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
