import type { DatabaseSync } from 'node:sqlite';
import { FIRST_LISTED, type KeyKind, LookupKeys, RANKS } from './lookup-keys.ts';

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
/** So many shows that have the rarest gram are looked at. */
const MOST_LOOKED_AT = 8000;
/** Grams so far apart have none in common. */
const LETTERS_OF_A_GRAM = 3;
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
      WHERE gram MATCH ? AND gram.rowid <= ? ORDER BY gram.rowid LIMIT ?`);
    const common = database.prepare('SELECT gram, shows FROM common').all();
    this.#common = new Map(common.map(({ gram, shows }) => [String(gram), Number(shows)]));
    this.#all = Number(database.prepare("SELECT value FROM about WHERE name = 'shows'").get()?.value ?? 1);
  }

  /** The ranks of shows that may have a key: some others can be among them. */
  ranksOf(kind: KeyKind, text: string, most: number): number[] {
    return this.#keys.ranksOf(kind, text, most);
  }

  /** Shows that may have one of these keys, each once. @param most at most so many of each key, and twice as many in all */
  withKeys(kind: KeyKind, texts: readonly string[], most: number): ShowRow[] {
    const ranks = new Set(texts.flatMap((text) => this.ranksOf(kind, text, most)));
    const best = [...ranks].sort((a, b) => a - b).slice(0, 2 * most);
    return best.flatMap((rank) => (this.#show.get(rank) as ShowRow | undefined) ?? []);
  }

  /** Shows that have all grams, as far as the rarest of them tell; none for no gram. */
  withGrams(grams: readonly string[], most: number): ShowRow[] {
    const indexed = [...new Set(grams)].filter((gram) => INDEXED.test(gram));
    if (indexed.length === 0) return [];
    const rarest = this.#rarest(indexed);
    const match = rarest.map((gram) => `"${gram}"`).join(' AND ');
    return this.#shows.all(match, this.#lastRank(rarest), most) as unknown as ShowRow[];
  }

  /** Where grams are so common that it would take long to find the few shows that have all, only the better known ones are looked at. */
  #lastRank([rarest = '']: readonly string[]): number {
    const count = this.#common.get(rarest) ?? 1;
    return count <= MOST_LOOKED_AT ? RANKS : FIRST_LISTED + (this.#all * MOST_LOOKED_AT) / count;
  }

  /** The rarest grams, those first that have no letter in common: neighbours say nearly the same. */
  #rarest(grams: readonly string[]): readonly string[] {
    const countOf = (gram: string) => this.#common.get(gram) ?? 1;
    const sorted = [...grams.entries()].sort(([, a], [, b]) => countOf(a) - countOf(b));
    const apart: [number, string][] = [];
    for (const [at, gram] of sorted)
      if (apart.every(([other]) => Math.abs(at - other) >= LETTERS_OF_A_GRAM)) apart.push([at, gram]);
    const best = [...new Set([...apart, ...sorted].map(([, gram]) => gram))].slice(0, MOST_GRAMS);
    let left = this.#all;
    const needed = best.findIndex((gram, at) => {
      left *= Math.min(1, (countOf(gram) / this.#all) * (at === 0 ? 1 : TOGETHER));
      return left < FEW && at > 0;
    });
    return needed === -1 ? best : best.slice(0, needed + 1);
  }
}
