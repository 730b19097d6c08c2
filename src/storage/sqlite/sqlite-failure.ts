import { StorageError, type StorageErrorCode } from '../storage-errors.ts';

/** A StorageError as plain data, to pass it from one thread to another. */
export interface StorageFailure {
  readonly code: StorageErrorCode;
  readonly message: string;
}

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that an operator can act on. */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** Explains an error of node:sqlite about this file, in a sentence for the operator. */
export function describeFailure(error: unknown, file: string): StorageFailure {
  if (error instanceof StorageError) return { code: error.code, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  switch (primaryResultCode(error)) {
    case SQLITE_FULL:
      return { code: 'full', message: `Cannot write to ${file}: ${reason}. Make room on the disk.` };
    case SQLITE_BUSY:
      return { code: 'locked', message: `Another program is writing to ${file}; stop it first.` };
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {
        code: 'not-a-database',
        message: `${file} is not an SQLite database, or it is damaged (${reason}). It was left as it is: restore a backup (npm run restore), or point DATABASE_URL at another file.`,
      };
    default:
      return {
        code: 'unavailable',
        message: `Cannot use ${file}: ${reason}. Check that the directory exists and that Ovation may write to it.`,
      };
  }
}

/** Extended result codes keep the primary one in their low byte. */
function primaryResultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return Number(error.errcode) & 0xff;
}
