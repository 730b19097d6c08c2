import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StorageError } from '../storage-errors.ts';
import { describeFailure } from './sqlite-failure.ts';

/** What the names of copies that are not complete end in. */
const UNFINISHED = '.part';

/** How long the copy waits for another program to release the database, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * Copies a database as it is at this moment, also while others write to it. The copy has nothing of what was deleted, and lies on
 * the disk, checked, before it gets its name, in the place of a file that had it. Blocks its thread: some seconds for each gigabyte.
 * Throws StorageError, with no copy left, when the database can't be read, is damaged, or the copy can't be written.
 * @param isStill whether nobody uses the database, so that nothing has to be written beside it
 */
export function copyDatabase(from: string, to: string, isStill = false): void {
  const part = `${to}${UNFINISHED}`;
  try {
    if (!existsSync(from)) throw new StorageError('unavailable', `There is no ${from}.`);
    rmSync(part, { force: true });
    const source = openSource(from, isStill);
    try {
      source.prepare('VACUUM INTO ?').run(part);
    } finally {
      source.close();
    }
    checkIntegrity(part, from);
    chmodSync(part, statSync(from).mode);
    sync(part);
    renameSync(part, to);
    syncDirectory(dirname(to));
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = describeFailure(error, from);
    const { message } = describeFailure(error, code === 'not-a-database' ? from : to);
    throw new StorageError(code, message, { cause: error });
  }
}

/** Without a log, a database that nobody uses is read as it is; otherwise SQLite makes files beside it, and takes them away. */
function openSource(file: string, isStill: boolean): DatabaseSync {
  if (!isStill || existsSync(`${file}-wal`)) return new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true });
}

/** Reads all of a copy. @param from what it is a copy of */
function checkIntegrity(file: string, from: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: outcome } = copy.prepare('PRAGMA integrity_check(1)').get() ?? {};
    if (outcome !== 'ok')
      throw new StorageError('not-a-database', `${from} is damaged, and was not copied (${outcome}).`);
  } finally {
    copy.close();
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
