import { distance } from 'fastest-levenshtein';

/** Longer texts are compared with none: the time for one comparison grows by the square of the length. */
const LONGEST = 250;
/** How many texts one search looks at, and how many of them it compares letter by letter. */
const MOST_LOOKED_AT = 50_000;
const MOST_COMPARED = 500;

/** The texts of one length. `letters` has their sets of letters at the same places. */
interface Shelf<T> {
  readonly things: T[];
  readonly letters: number[];
}

/**
 * Finds things whose text differs from a typed one by a few letters, at a bounded cost. Each typo adds at most one
 * letter and takes at most one away, so the sets of letters, kept in 32 bits, rule out nearly all others.
 */
export class TypoIndex<T extends { readonly text: string }> {
  readonly #shelves = new Map<number, Shelf<T>>();

  add(thing: T): void {
    const { text } = thing;
    if (text.length > LONGEST) return;
    const shelf = this.#shelves.get(text.length) ?? { things: [], letters: [] };
    this.#shelves.set(text.length, shelf);
    shelf.things.push(thing);
    shelf.letters.push(lettersOf(text));
  }

  /** Removes a thing that was added before: the last one of its shelf takes its place. */
  remove(thing: T): void {
    const { things, letters } = this.#shelves.get(thing.text.length) ?? { things: [], letters: [] };
    const at = things.indexOf(thing);
    if (at < 0) return;
    things[at] = things.at(-1) ?? thing;
    letters[at] = letters.at(-1) ?? 0;
    things.length -= 1;
    letters.length -= 1;
  }

  /** The things whose text differs by one typo up to this many, each with how many; those of the same length first. */
  within(text: string, mostTypos: number): { readonly thing: T; readonly typos: number }[] {
    const found: { thing: T; typos: number }[] = [];
    const letters = lettersOf(text);
    let [lookedAt, compared] = [0, 0];
    for (const shelf of this.#shelvesNear(text.length, mostTypos)) {
      for (let at = 0; at < shelf.things.length && lookedAt < MOST_LOOKED_AT; at++, lookedAt++) {
        if (countBits((shelf.letters[at] ?? 0) ^ letters) > 2 * mostTypos) continue;
        const thing = shelf.things[at];
        if (thing === undefined || ++compared > MOST_COMPARED) return found;
        const typos = distance(text, thing.text);
        if (typos > 0 && typos <= mostTypos) found.push({ thing, typos });
      }
    }
    return found;
  }

  #shelvesNear(length: number, mostTypos: number): Shelf<T>[] {
    if (length > LONGEST) return [];
    const lengths = [length];
    for (let typos = 1; typos <= mostTypos; typos++) lengths.push(length - typos, length + typos);
    return lengths.flatMap((each) => this.#shelves.get(each) ?? []);
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
