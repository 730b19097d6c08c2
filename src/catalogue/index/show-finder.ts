import type { DatabaseSync } from 'node:sqlite';
import { type KeyKind, keysFrom, RANKS } from './lookup-keys.ts';

/** A show as a search compares it. */
export interface ShowRow {
  readonly rank: number;
  /** By lines: titles, and marked initials and seasons. */
  readonly forms: string;
  readonly year: number | null;
  readonly adult: number | null;
}

/** More grams than this narrow a search no further. */
const MOST_GRAMS = 5;
/** Grams with other letters are in no index. */
const INDEXED = /^(?:[a-z0-9^]|[^\0-\x7f])+$/;

/** Finds shows by keys and by grams, the best known first. */
export class ShowFinder {
  readonly #ranks: ReturnType<DatabaseSync['prepare']>;
  readonly #show: ReturnType<DatabaseSync['prepare']>;
  readonly #shows: ReturnType<DatabaseSync['prepare']>;
  /** How many shows have a gram, of those that many have. */
  readonly #common: ReadonlyMap<string, number>;

  constructor(database: DatabaseSync) {
    this.#ranks = database.prepare('SELECT key FROM key WHERE key >= ? AND key < ? ORDER BY key LIMIT ?');
    this.#show = database.prepare('SELECT rank, forms, year, adult FROM show WHERE rank = ?');
    this.#shows =
      database.prepare(`SELECT show.rank, forms, year, adult FROM gram CROSS JOIN show ON show.rank = gram.rowid
      WHERE gram MATCH ? ORDER BY gram.rowid LIMIT ?`);
    const common = database.prepare('SELECT gram, shows FROM common').all();
    this.#common = new Map(common.map(({ gram, shows }) => [String(gram), Number(shows)]));
  }

  /** The ranks of shows that may have a key: some others can be among them. */
  ranksOf(kind: KeyKind, text: string, most: number): number[] {
    const from = keysFrom(kind, text);
    return this.#ranks.all(from, from + RANKS, most).map(({ key }) => Number(key) - from);
  }

  withKey(kind: KeyKind, text: string, most: number): ShowRow[] {
    return this.ranksOf(kind, text, most).flatMap(
      (rank) => (this.#show.get(rank) as ShowRow | undefined) ?? [],
    );
  }

  /** Shows that have all grams, of many grams the rarest; none for no gram. */
  withGrams(grams: readonly string[], most: number): ShowRow[] {
    const indexed = [...new Set(grams)].filter((gram) => INDEXED.test(gram));
    if (indexed.length === 0) return [];
    const rarity = (gram: string) => this.#common.get(gram) ?? 0;
    const rarest = indexed.toSorted((a, b) => rarity(a) - rarity(b)).slice(0, MOST_GRAMS);
    return this.#shows.all(rarest.map((gram) => `"${gram}"`).join(' AND '), most) as unknown as ShowRow[];
  }
}
