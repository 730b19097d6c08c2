import { DatabaseSync } from 'node:sqlite';
import type { CatalogueSource } from '../../reviews/shows/catalogue-entry.ts';
import type { ShowRef } from '../../reviews/shows/show-ids.ts';
import type { ListedEntry } from './catalogue-index.ts';
import { INDEX_VERSION } from './index-file.ts';
import { FIRST_LISTED } from './lookup-keys.ts';
import { packEntry, unpackEntry } from './packed-entry.ts';
import { StagedRanks } from './staged-ranks.ts';

/** An entry on its way into a new index. */
export interface StagedEntry {
  readonly listed: ListedEntry;
  readonly isLearned: boolean;
  /** The rank that it had, where it was picked or searched for. */
  readonly rank?: number | undefined;
}

/** How well known a show is taken to be of which nobody knows. */
const UNKNOWN = 0.3;

/** Nobody else opens this file; the lock is on it alone, since a bot that runs writes to the index that is attached. */
const TABLE = `
  PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA main.locking_mode = EXCLUSIVE;
  BEGIN EXCLUSIVE;
  DROP TABLE IF EXISTS staged; DROP TABLE IF EXISTS rank;
  CREATE TABLE staged (ref TEXT PRIMARY KEY, entry TEXT, popularity REAL, fetched_at INTEGER, complete INTEGER,
    learned INTEGER, rank INTEGER)`;

/** Entries in a file of their own, until all are there and can be put in order: there may be more than memory holds. */
export class StagedEntries {
  readonly #database: DatabaseSync;
  readonly #insert: ReturnType<DatabaseSync['prepare']>;
  readonly ranks: StagedRanks;

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(TABLE);
    this.ranks = new StagedRanks(this.#database);
    this.#insert = this.#database.prepare('INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?, ?, NULL, NULL)');
  }

  add({ entry, popularity, fetchedAt, isComplete }: ListedEntry): void {
    this.#insert.run(entry.ref, packEntry(entry), popularity ?? null, fetchedAt, isComplete ? 1 : null);
  }

  /** Leaves only so many, the best known. */
  keepBest(most: number): void {
    if (most === Number.POSITIVE_INFINITY) return;
    this.#database
      .prepare(
        `DELETE FROM staged WHERE rowid NOT IN
          (SELECT rowid FROM staged ORDER BY ifnull(popularity, ${UNKNOWN}) DESC, rowid LIMIT ?)`,
      )
      .run(most);
  }

  /** How many there are: of several with one ref, the last counts. */
  count(): number {
    return Number(this.#database.prepare('SELECT count(*) AS entries FROM staged').get()?.entries);
  }

  /** Adds what an index has from other sources, and what was picked or searched for. Nothing of a file that cannot be read. */
  addFrom(file: string, source: CatalogueSource): void {
    this.#database.exec('COMMIT');
    try {
      this.#database.prepare('ATTACH ? AS old').run(file);
      const { user_version: version } = this.#database.prepare('PRAGMA old.user_version').get() ?? {};
      if (version !== INDEX_VERSION) return;
      this.#database
        .prepare(
          `INSERT INTO staged
            SELECT ref, entry, popularity, fetched_at, complete, learned, nullif(min(rank, ?1), ?1)
            FROM old.piece WHERE learned = 1 OR ref NOT LIKE ?2 ORDER BY rank
            ON CONFLICT (ref) DO UPDATE SET (entry, fetched_at, complete, learned) =
              (excluded.entry, excluded.fetched_at, excluded.complete, excluded.learned)`,
        )
        .run(FIRST_LISTED, `${source}:%`);
      this.#database
        .prepare(
          `UPDATE staged SET rank = picked.rank FROM old.piece AS picked
            WHERE picked.ref = staged.ref AND picked.rank < ?`,
        )
        .run(FIRST_LISTED);
    } catch {
      // A damaged index: what it had is lost, which is no loss that anybody has to hear of.
    } finally {
      this.#database.exec('BEGIN');
    }
  }

  /** Picked ones first, then those that were searched for, then the best known. */
  *bestFirst(): Generator<StagedEntry> {
    const rows = this.#database
      .prepare(`SELECT * FROM staged ORDER BY rank IS NULL, rank, ifnull(popularity, ${UNKNOWN}) DESC, rowid`)
      .iterate();
    for (const row of rows)
      yield {
        listed: {
          entry: unpackEntry(row.ref as ShowRef, String(row.entry)),
          popularity: row.popularity === null ? undefined : Number(row.popularity),
          fetchedAt: Number(row.fetched_at),
          isComplete: row.complete === 1,
        },
        isLearned: row.learned === 1,
        rank: row.rank === null ? undefined : Number(row.rank),
      };
  }

  close(): void {
    this.#database.close();
  }
}
