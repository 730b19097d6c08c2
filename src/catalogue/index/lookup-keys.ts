import type { DatabaseSync } from 'node:sqlite';
import { packNumbers, unpackNumbers } from './packed-numbers.ts';

/** Ranks, the rowids of shows, are less than this: two million shows. */
export const RANKS = 2 ** 21;
/** The first rank of those that were listed: shows that somebody picked or searched for come before all of them. */
export const FIRST_LISTED = 2 ** 19;

/** What a key is of: a title's letters, those without one of them, initials, a season (`seasonKey`), or a ref. */
export type KeyKind = 'title' | 'deletion' | 'initials' | 'season' | 'ref';

/** Keys by their first 14 bits are packed together. */
const BLOCK = 2 ** 39;

/** Where the keys of a text begin: behind it stands the rank. 32 and 21 bits are all that a number holds. */
export function keysFrom(kind: KeyKind, text: string): number {
  let hash = kind.charCodeAt(0);
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) + (hash >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) * RANKS;
}

/** Finds ranks by keys: those of the build, packed, and single ones that came since. */
export class LookupKeys {
  readonly #single: ReturnType<DatabaseSync['prepare']>;
  readonly #block: ReturnType<DatabaseSync['prepare']>;

  constructor(database: DatabaseSync) {
    this.#single = database.prepare('SELECT key FROM key WHERE key >= ? AND key < ? ORDER BY key');
    this.#block = database.prepare('SELECT keys FROM key_block WHERE block = ?');
  }

  /** The ranks of shows that may have a key, the best known first. Some others can be among them, and some that went. */
  ranksOf(kind: KeyKind, text: string, most: number): number[] {
    const from = keysFrom(kind, text);
    const end = from + RANKS;
    const ranks = this.#single.all(from, end).map(({ key }) => Number(key) - from);
    const block = Math.floor(from / BLOCK);
    const { keys } = this.#block.get(block) ?? {};
    if (keys instanceof Uint8Array)
      for (const key of unpackNumbers(keys, block * BLOCK)) {
        if (key >= end || ranks.length >= most) break;
        if (key >= from) ranks.push(key - from);
      }
    return ranks.slice(0, most);
  }
}

/** Writes all keys of a build. @param keys sorted */
export function writeKeyBlocks(database: DatabaseSync, keys: Float64Array): void {
  const insert = database.prepare('INSERT INTO key_block VALUES (?, ?)');
  for (let from = 0; from < keys.length; ) {
    const block = Math.floor((keys[from] as number) / BLOCK);
    let end = from;
    while (end < keys.length && (keys[end] as number) < (block + 1) * BLOCK) end += 1;
    insert.run(block, packNumbers(keys.subarray(from, end), block * BLOCK));
    from = end;
  }
}
