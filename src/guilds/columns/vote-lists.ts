/** Where a list of words is, and how many it has. */
export interface VoteList {
  readonly at: number;
  readonly length: number;
}

/** Words of one page: few, so that a guild with few votes takes little. Lists may go on over the end of one. */
const PAGE_BITS = 10;
const PAGE_WORDS = 1 << PAGE_BITS;

/**
 * Lists of words of 32 bits, such as the votes on each review: four bytes a vote. A list that no longer fits in its place gets
 * another one, and its place is given to the next list of that size.
 */
export class VoteLists {
  readonly #pages: Uint32Array[] = [];
  /** How many words have been given away. */
  #end = 0;
  /** By their size: places that nobody has. */
  readonly #free = new Map<number, number[]>();

  /** Writes a list in the place of another one, or elsewhere. Returns where it begins. */
  replace({ at, length }: VoteList, words: readonly number[]): number {
    const [before, after] = [roomFor(length), roomFor(words.length)];
    let start = at;
    if (after !== before) {
      if (before > 0) this.#freeOf(before).push(at);
      start = after > 0 ? (this.#freeOf(after).pop() ?? this.#take(after)) : 0;
    }
    for (const [place, word] of words.entries())
      this.#page(start + place)[(start + place) & (PAGE_WORDS - 1)] = word;
    return start;
  }

  /** Adds a copy of a list to an array. */
  read({ at, length }: VoteList, into: number[]): void {
    for (let place = at; place < at + length; place++)
      into.push(this.#page(place)[place & (PAGE_WORDS - 1)] as number);
  }

  #take(room: number): number {
    const start = this.#end;
    this.#end += room;
    while (this.#pages.length << PAGE_BITS < this.#end) this.#pages.push(new Uint32Array(PAGE_WORDS));
    return start;
  }

  #freeOf(room: number): number[] {
    const free = this.#free.get(room) ?? [];
    this.#free.set(room, free);
    return free;
  }

  #page(at: number): Uint32Array {
    return this.#pages[at >>> PAGE_BITS] as Uint32Array;
  }
}

/** Of sizes above 4 only two in each power of two are given away, so that a list that grows by one seldom moves. */
function roomFor(length: number): number {
  if (length <= 4) return length;
  const step = 2 ** (Math.floor(Math.log2(length - 1)) - 1);
  return Math.ceil(length / step) * step;
}
