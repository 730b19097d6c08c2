import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StorageError } from '../storage-errors.ts';
import { giveToOwnerOf } from './file-owner.ts';
import { describeFailure } from './sqlite-failure.ts';

export interface CopyOptions {
  /** Whether nobody uses the database: without a log or journal it is read as it lies there, also where nothing can be written beside it. */
  readonly isStill?: boolean | undefined;
  /** The file, or directory, whose owner and permissions the copy gets; those of the database by default. */
  readonly like?: string | undefined;
  /** Looks at the copy before it gets its name. What this throws ends the copy. */
  readonly check?: ((copy: DatabaseSync) => void) | undefined;
}

/** What the names of copies that are not complete end in, and of no other file; SQLite puts its journal behind it. */
export const UNFINISHED = '.ovation-part';

/** How long the copy waits for another program to release the database, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * Copies a database as it is at this moment, also while others write to it. The copy has nothing of what was deleted, and lies on
 * the disk, checked, before it takes the place of a file that had its name. Blocks its thread: some seconds for each gigabyte.
 * Throws StorageError, with no copy left, when the database can't be read, is damaged, or the copy can't be written.
 */
export function copyDatabase(from: string, to: string, options: CopyOptions = {}): void {
  const part = `${to}${UNFINISHED}`;
  try {
    checkReadable(from);
    // What an interrupted copy has left.
    removePart(part);
    fill(part, from, options.isStill === true);
    check(part, from, options.check);
    lend(part, from, options.like);
    sync(part);
    renameSync(part, to);
    syncDirectory(dirname(to));
  } catch (error) {
    removePart(part);
    const { code } = describeFailure(error, from);
    const { message } = describeFailure(error, code === 'not-a-database' ? from : to);
    throw new StorageError(code, message, { cause: error });
  }
}

function removePart(part: string): void {
  for (const file of [part, `${part}-journal`]) rmSync(file, { force: true });
}

/** SQLite would say of the copy what is wrong with its source. */
function checkReadable(from: string): void {
  if (!existsSync(from)) throw new StorageError('unavailable', `There is no ${from}.`);
  let reason = 'it is no file';
  try {
    accessSync(from, constants.R_OK);
    if (statSync(from).isFile()) return;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new StorageError('unavailable', `Cannot read ${from}: ${reason}.`);
}

function fill(part: string, from: string, isStill: boolean): void {
  const source = openSource(from, isStill);
  try {
    source.prepare('VACUUM INTO ?').run(part);
  } finally {
    source.close();
  }
}

/** SQLite makes files beside a database with a log, or a journal, and takes them away. */
function openSource(file: string, isStill: boolean): DatabaseSync {
  const isAlone = !existsSync(`${file}-wal`) && !existsSync(`${file}-journal`);
  if (!isStill || !isAlone) return new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true });
}

/** Reads all of a copy. */
function check(part: string, from: string, further: CopyOptions['check']): void {
  const copy = new DatabaseSync(part, { readOnly: true });
  try {
    const { integrity_check: outcome } = copy.prepare('PRAGMA integrity_check(1)').get() ?? {};
    if (outcome !== 'ok')
      throw new StorageError(
        'not-a-database',
        `${from} is damaged, and was not copied (${outcome}): restore a backup that isn't (npm run restore).`,
      );
    further?.(copy);
  } finally {
    copy.close();
  }
}

/**
 * Whoever may read the one file may read the other. @param like absent: the copy is to be kept, for the database's owner where its disk
 * and the system allow that
 */
function lend(file: string, from: string, like: string | undefined): void {
  // A copy that nobody may write to would be none to work with.
  chmodSync(file, (statSync(like ?? from).mode & 0o666) | 0o600);
  try {
    giveToOwnerOf(file, like ?? from);
  } catch (error) {
    if (like !== undefined) throw error;
  }
}

/** Has the disk write what SQLite leaves to the system here (https://www.sqlite.org/lang_vacuum.html, 2.1). */
function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Has the disk write the names in a directory, on systems that can be told to. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
