import type { DatabaseSync } from 'node:sqlite';
import type { ShowRef } from '../../reviews/shows/show-ids.ts';
import type { ListedEntry } from './catalogue-index.ts';
import { packEntry, unpackEntry } from './packed-entry.ts';

/** A row of the table `piece`. */
interface Row {
  readonly ref: ShowRef;
  readonly entry: string;
  readonly popularity: number | null;
  readonly fetched_at: number;
  readonly complete: number | null;
}

const COLUMNS = 'SELECT ref, entry, popularity, fetched_at, complete FROM piece';

const readRow = (row: Row): ListedEntry => ({
  entry: unpackEntry(row.ref, row.entry),
  popularity: row.popularity ?? undefined,
  fetchedAt: row.fetched_at,
  isComplete: row.complete === 1,
});

/** What each source says of the shows. */
export class Pieces {
  readonly #of: ReturnType<DatabaseSync['prepare']>;
  readonly #put: ReturnType<DatabaseSync['prepare']>;
  readonly #remove: ReturnType<DatabaseSync['prepare']>;
  readonly #move: ReturnType<DatabaseSync['prepare']>;
  readonly #removeAll: ReturnType<DatabaseSync['prepare']>;
  readonly #learned: ReturnType<DatabaseSync['prepare']>;

  constructor(database: DatabaseSync) {
    this.#of = database.prepare(`${COLUMNS} WHERE rank = ?`);
    this.#learned = database.prepare(`${COLUMNS} WHERE learned = 1 AND fetched_at >= ?`);
    this.#put = database.prepare('INSERT OR REPLACE INTO piece VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#remove = database.prepare('DELETE FROM piece WHERE rank = ? AND ref = ?');
    this.#move = database.prepare('UPDATE piece SET rank = ? WHERE rank = ?');
    this.#removeAll = database.prepare('DELETE FROM piece WHERE rank = ?');
  }

  of(rank: number): ListedEntry[] {
    return (this.#of.all(rank) as unknown as Row[]).map(readRow);
  }

  /** What was searched for since a time, in milliseconds since the epoch. */
  learnedSince(time: number): ListedEntry[] {
    return (this.#learned.all(time) as unknown as Row[]).map(readRow);
  }

  /** @param isLearned whether it is forgotten with `forget` */
  put(rank: number, { entry, popularity, fetchedAt, isComplete }: ListedEntry, isLearned: boolean): void {
    const packed = packEntry(entry);
    this.#put.run(
      rank,
      entry.ref,
      packed,
      popularity ?? null,
      fetchedAt,
      isComplete ? 1 : null,
      isLearned ? 1 : null,
    );
  }

  remove(rank: number, ref: ShowRef): void {
    this.#remove.run(rank, ref);
  }

  move(from: number, to: number): void {
    this.#move.run(to, from);
  }

  removeAll(rank: number): void {
    this.#removeAll.run(rank);
  }
}
