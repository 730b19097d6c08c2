import type { DatabaseSync } from 'node:sqlite';
import { type KeyKind, LookupKeys } from './lookup-keys.ts';

/** A show as a search compares it. */
export interface ShowRow {
  readonly rank: number;
  /** By lines: titles, and marked initials and seasons. */
  readonly forms: string;
  readonly year: number | null;
  readonly adult: number | null;
}

/** More grams than this narrow a search no further, and neither does another where about so few shows are left. */
const [MOST_GRAMS, FEW] = [4, 20];
/** Grams of one title stand together more often than chance has it. */
const TOGETHER = 5;
/** Grams with other letters are in no index. */
const INDEXED = /^(?:[a-z0-9^]|[^\0-\x7f])+$/;

/** Finds shows by keys and by grams, the best known first. */
export class ShowFinder {
  readonly #keys: LookupKeys;
  readonly #show: ReturnType<DatabaseSync['prepare']>;
  readonly #shows: ReturnType<DatabaseSync['prepare']>;
  /** How many shows have a gram, of those that many have. */
  readonly #common: ReadonlyMap<string, number>;
  /** How many all shows are. */
  readonly #all: number;

  constructor(database: DatabaseSync) {
    this.#keys = new LookupKeys(database);
    this.#show = database.prepare('SELECT rank, forms, year, adult FROM show WHERE rank = ?');
    this.#shows =
      database.prepare(`SELECT show.rank, forms, year, adult FROM gram CROSS JOIN show ON show.rank = gram.rowid
      WHERE gram MATCH ? ORDER BY gram.rowid LIMIT ?`);
    const common = database.prepare('SELECT gram, shows FROM common').all();
    this.#common = new Map(common.map(({ gram, shows }) => [String(gram), Number(shows)]));
    this.#all = Number(database.prepare("SELECT value FROM about WHERE name = 'shows'").get()?.value ?? 1);
  }

  /** The ranks of shows that may have a key: some others can be among them. */
  ranksOf(kind: KeyKind, text: string, most: number): number[] {
    return this.#keys.ranksOf(kind, text, most);
  }

  withKey(kind: KeyKind, text: string, most: number): ShowRow[] {
    return this.ranksOf(kind, text, most).flatMap(
      (rank) => (this.#show.get(rank) as ShowRow | undefined) ?? [],
    );
  }

  /** Shows that have all grams, as far as the rarest of them tell; none for no gram. */
  withGrams(grams: readonly string[], most: number): ShowRow[] {
    const indexed = [...new Set(grams)].filter((gram) => INDEXED.test(gram));
    if (indexed.length === 0) return [];
    const rarest = this.#rarest(indexed);
    return this.#shows.all(rarest.map((gram) => `"${gram}"`).join(' AND '), most) as unknown as ShowRow[];
  }

  #rarest(grams: readonly string[]): readonly string[] {
    const countOf = (gram: string) => this.#common.get(gram) ?? 1;
    const sorted = grams.toSorted((a, b) => countOf(a) - countOf(b)).slice(0, MOST_GRAMS);
    let left = this.#all;
    const needed = sorted.findIndex((gram, at) => {
      left *= Math.min(1, (countOf(gram) / this.#all) * (at === 0 ? 1 : TOGETHER));
      return left < FEW && at > 0;
    });
    return needed === -1 ? sorted : sorted.slice(0, needed + 1);
  }
}
