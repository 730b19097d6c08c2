import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Of a file with another number nothing is read: it is made anew. */
export const INDEX_VERSION = 3;

/**
 * `show`: by rank, the best known first, all that a search compares. `gram`: which shows have which grams. `key_block` and `key`:
 * what is found at once, by `keysFrom`. `piece`: what each source says of a show. `common`: the grams that many shows have.
 */
const TABLES = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE show (rank INTEGER PRIMARY KEY, forms TEXT NOT NULL, year INTEGER, adult INTEGER);
  CREATE VIRTUAL TABLE gram USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '^'");
  CREATE TABLE key_block (block INTEGER PRIMARY KEY, keys BLOB NOT NULL);
  CREATE TABLE key (key INTEGER PRIMARY KEY);
  CREATE TABLE piece (rank INTEGER, ref TEXT, entry TEXT NOT NULL, popularity REAL, fetched_at INTEGER NOT NULL,
    complete INTEGER, learned INTEGER, PRIMARY KEY (rank, ref)) WITHOUT ROWID;
  CREATE INDEX learned ON piece (fetched_at) WHERE learned = 1;
  CREATE TABLE common (gram TEXT PRIMARY KEY, shows INTEGER NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${INDEX_VERSION}`;

/**
 * How much of the file is kept in memory, in KiB. It is not mapped there, which is no faster: whoever cuts a mapped file, as a copy over
 * it does, or a disk that fails, ends the process.
 */
const KEPT = 16_000;

/** The file is of another version of the bot. */
class OtherVersionError extends Error {}

/** Opens the index, with its tables where the file is new. Throws what node:sqlite does, and OtherVersionError. */
export function openIndexFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 2000 });
  try {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {};
    database.exec(
      `PRAGMA cache_size = -${KEPT}; PRAGMA mmap_size = 0; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF`,
    );
    if (tables === 0) database.exec(`BEGIN; ${TABLES}; COMMIT`);
    else if (version !== INDEX_VERSION)
      throw new OtherVersionError(`${file} has version ${version}, not ${INDEX_VERSION}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) for a file that is none, or is damaged. */
const DAMAGED = [11, 26];

const codeOf = (error: unknown): number =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;

/** Whether an error says that the file has to be made anew. */
export const isDamaged = (error: unknown): boolean =>
  error instanceof OtherVersionError || DAMAGED.includes(codeOf(error));

/** SQLITE_READONLY_DBMOVED: another file has the name by now, or none. */
const MOVED = 1032;

/** Whether an error says that the file was replaced while it was open. */
export const isReplaced = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === MOVED;

/** Removes an index. Everything in it can be had again. */
export function removeIndexFile(file: string): void {
  for (const name of [file, `${file}-journal`]) rmSync(name, { force: true });
}
