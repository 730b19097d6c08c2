import { DatabaseSync } from 'node:sqlite';
import { letters } from './generated/letters.ts';
import { generatedShows } from './generated/shows.ts';

const FIRST = 15;
/** Behind all that begins with a text. */
const LAST_SIGN = '\u{10ffff}';

/** The least that can answer a key: the titles that begin with it, from an index of one column, in the thread that asks. */
export class PrefixFloor {
  readonly #database: DatabaseSync;
  readonly #find: ReturnType<DatabaseSync['prepare']>;

  constructor(file: string, seed: number, titles: number) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = OFF; CREATE TABLE title (letters TEXT, rank INTEGER); BEGIN');
    const insert = this.#database.prepare('INSERT INTO title VALUES (?, ?)');
    for (const show of generatedShows(seed, titles))
      for (const { text } of show.titles) insert.run(letters(text), show.rank);
    this.#database.exec('COMMIT; CREATE INDEX title_letters ON title (letters, rank)');
    this.#find = this.#database.prepare(
      `SELECT rank FROM title WHERE letters >= ? AND letters < ? LIMIT ${FIRST}`,
    );
  }

  /** How long it takes to answer a text, in milliseconds. */
  time(typed: string): number {
    const began = performance.now();
    const key = letters(typed);
    this.#find.all(key, key + LAST_SIGN);
    return performance.now() - began;
  }

  close(): void {
    this.#database.close();
  }
}
