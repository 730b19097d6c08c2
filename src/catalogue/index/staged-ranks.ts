import type { DatabaseSync } from 'node:sqlite';
import { RANKS } from './lookup-keys.ts';

/** How many shows with one id are looked at. */
const MOST_OF_A_REF = 20;

/** The ranks of ids in a build, on disk: there may be millions. */
export class StagedRanks {
  readonly #insert: ReturnType<DatabaseSync['prepare']>;
  readonly #of: ReturnType<DatabaseSync['prepare']>;

  constructor(database: DatabaseSync) {
    database.exec('CREATE TABLE rank (key INTEGER PRIMARY KEY)');
    this.#insert = database.prepare('INSERT OR IGNORE INTO rank VALUES (?)');
    this.#of = database.prepare('SELECT key FROM rank WHERE key >= ? AND key < ? LIMIT ?');
  }

  /** @param key as `keysFrom` has it, and the rank behind it */
  add(key: number): void {
    this.#insert.run(key);
  }

  of(keys: number): number[] {
    return this.#of.all(keys, keys + RANKS, MOST_OF_A_REF).map(({ key }) => Number(key) - keys);
  }
}
