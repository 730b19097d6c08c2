/** Ranks, the rowids of shows, are less than this: two million shows. */
export const RANKS = 2 ** 21;

/** What a key is of: a title's letters, initials, a season (`seasonKey`), or a ref. */
export type KeyKind = 'title' | 'initials' | 'season' | 'ref';

/** Where the keys of a text begin in the table `key`: behind it stands the rank. 32 and 21 bits are all that a number holds. */
export function keysFrom(kind: KeyKind, text: string): number {
  let hash = kind.charCodeAt(0);
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) + (hash >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) * RANKS;
}
