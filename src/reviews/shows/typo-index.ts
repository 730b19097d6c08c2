import { Numbers } from './numbers.ts';
import { typosBetween } from './typos.ts';

/** Longer texts are compared with none: no title that somebody types from memory is. */
const LONGEST = 250;
/** How many texts one search looks at, and how many of them it compares letter by letter. */
const MOST_LOOKED_AT = 50_000;
const MOST_COMPARED = 1000;

/** Up to so many numbers, a shelf takes no more room than it needs. */
const SHORT = 32;

/** The texts of one length: each thing, and behind it the set of its letters. There are many, most of them small. */
type Shelf = number[];

/**
 * Finds things, by number, whose text differs from a typed one by a few letters, at a bounded cost. Each typo adds at most
 * one letter and takes at most one away, so the sets of letters, kept in 32 bits, rule out nearly all others.
 */
export class TypoIndex {
  readonly #textOf: (thing: number) => string;
  /** By length. */
  readonly #shelves = new Map<number, Shelf>();
  /** Each thing's place on its shelf. */
  readonly #places = new Numbers();

  constructor(textOf: (thing: number) => string) {
    this.#textOf = textOf;
  }

  add(thing: number): void {
    const text = this.#textOf(thing);
    if (text.length > LONGEST) return;
    const shelf = this.#shelves.get(text.length);
    this.#places.set(thing, shelf?.length ?? 0);
    if (shelf !== undefined && shelf.length >= SHORT) shelf.push(thing, lettersOf(text));
    else this.#shelves.set(text.length, [...(shelf ?? []), thing, lettersOf(text)]);
  }

  /** Removes a thing that was added before, while it still has its text: the last one of its shelf takes its place. */
  remove(thing: number): void {
    const shelf = this.#shelves.get(this.#textOf(thing).length);
    if (shelf === undefined) return;
    const [letters, last, place] = [shelf.pop(), shelf.pop(), this.#places.get(thing)];
    if (last === undefined || letters === undefined || last === thing) return;
    shelf[place] = last;
    shelf[place + 1] = letters;
    this.#places.set(last, place);
  }

  /**
   * The things whose text differs by up to this many typos, each with how many. Those with the most similar sets of letters are
   * compared first: neither swapped nor doubled letters change the set.
   */
  within(text: string, mostTypos: number): { readonly thing: number; readonly typos: number }[] {
    const found: { thing: number; typos: number }[] = [];
    let compared = 0;
    for (const things of this.#similarTo(text, mostTypos))
      for (const thing of things) {
        if (++compared > MOST_COMPARED) return found;
        const typos = typosBetween(text, this.#textOf(thing), mostTypos);
        if (typos <= mostTypos) found.push({ thing, typos });
      }
    return found;
  }

  /** The things whose sets of letters don't rule them out, by how many letters the sets differ in. */
  #similarTo(text: string, mostTypos: number): readonly (readonly number[])[] {
    const similar: number[][] = Array.from({ length: 2 * mostTypos + 1 }, () => []);
    const letters = lettersOf(text);
    let lookedAt = 0;
    for (const { shelf, longerBy } of this.#shelvesNear(text.length, mostTypos)) {
      // Of the typos, some only make the text as long as those on the shelf.
      const mostAdded = mostTypos + Math.min(0, longerBy);
      const mostTaken = mostTypos - Math.max(0, longerBy);
      const mostOther = mostAdded + mostTaken;
      const { length } = shelf;
      for (let at = 0; at < length && lookedAt < MOST_LOOKED_AT; at += 2, lookedAt++) {
        const others = shelf[at + 1] as number;
        // Nearly all are ruled out by this alone.
        const differing = countBits(others ^ letters);
        if (differing > mostOther) continue;
        if (countBits(others & ~letters) > mostAdded || countBits(letters & ~others) > mostTaken) continue;
        similar[differing]?.push(shelf[at] as number);
      }
    }
    return similar;
  }

  #shelvesNear(length: number, mostTypos: number): { readonly shelf: Shelf; readonly longerBy: number }[] {
    if (length > LONGEST) return [];
    const differences = [0];
    for (let typos = 1; typos <= mostTypos; typos++) differences.push(-typos, typos);
    return differences.flatMap((longerBy) => {
      const shelf = this.#shelves.get(length + longerBy);
      return shelf === undefined ? [] : { shelf, longerBy };
    });
  }
}

/** One bit for each letter of the text; letters can share one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
