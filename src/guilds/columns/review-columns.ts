/** Rows of one page: small enough for a guild with few reviews, large enough that a million take few pages. */
const PAGE_BITS = 8;
const PAGE_ROWS = 1 << PAGE_BITS;

/** Where the columns lie in a row, in numbers of 32 bits; those of 64 bits come first. */
export const COLUMN = {
  messageHigh: 6,
  messageLow: 7,
  /** Three of them. */
  postingId: 8,
  show: 11,
  author: 12,
  helpful: 13,
  notHelpful: 14,
  nextOfShow: 15,
  previousOfShow: 16,
  nextOfAuthor: 17,
  previousOfAuthor: 18,
  /** Score, flags and channel share the last one. */
  packed: 19,
} as const;
const WORDS = 20;
const TIME = { writtenAt: 0, changedAt: 1, postedAt: 2 } as const;

/** The parts of `packed`, by their lowest bit. */
const FLAGS = 8;
const CHANNEL = 16;
const NO_SCORE = 0xff;
/** The highest score and channel that fit. */
export const HIGHEST_SCORE = 0xfd;
export const HIGHEST_CHANNEL = 0xffff;

export const FLAG = {
  /** How the posting is kept: see `PostingColumn`. */
  wanted: 1,
  posted: 2,
  elsewhere: 4,
  hasText: 8,
  /** Whether the review counts in totals and rankings. */
  counted: 16,
  /** Whether its votes have been counted since the guild was loaded. */
  votesKnown: 32,
} as const;

interface Page {
  readonly numbers: Uint32Array;
  readonly times: Float64Array;
}

/**
 * Numbers about reviews in rows of 80 bytes: a thousand reviews as objects take a megabyte, as rows a twelfth of that. Rows are
 * numbered from 0 on; none is used again for another review, so that whoever goes through them slowly mistakes none.
 */
export class ReviewColumns {
  readonly #pages: Page[] = [];
  #rows = 0;

  /** How many rows there have been. */
  get rows(): number {
    return this.#rows;
  }

  /** A new row, whose numbers are all 0. */
  add(): number {
    if (this.#rows === this.#pages.length * PAGE_ROWS) this.#pages.push(newPage());
    this.#rows += 1;
    return this.#rows - 1;
  }

  get(row: number, column: number): number {
    return this.#page(row).numbers[(row & (PAGE_ROWS - 1)) * WORDS + column] as number;
  }

  set(row: number, column: number, value: number): void {
    this.#page(row).numbers[(row & (PAGE_ROWS - 1)) * WORDS + column] = value;
  }

  time(row: number, of: keyof typeof TIME): number {
    return this.#page(row).times[((row & (PAGE_ROWS - 1)) * WORDS) / 2 + TIME[of]] as number;
  }

  setTime(row: number, of: keyof typeof TIME, at: number): void {
    this.#page(row).times[((row & (PAGE_ROWS - 1)) * WORDS) / 2 + TIME[of]] = at;
  }

  has(row: number, flag: number): boolean {
    return ((this.get(row, COLUMN.packed) >>> FLAGS) & flag) !== 0;
  }

  setFlag(row: number, flag: number, isOn: boolean): void {
    const packed = this.get(row, COLUMN.packed);
    const bits = flag << FLAGS;
    this.set(row, COLUMN.packed, isOn ? packed | bits : packed & ~bits);
  }

  /** Undefined for none. */
  score(row: number): number | undefined {
    const score = this.get(row, COLUMN.packed) & 0xff;
    return score === NO_SCORE ? undefined : score;
  }

  /** @param score a whole number from 0 to `HIGHEST_SCORE` */
  setScore(row: number, score: number | undefined): void {
    this.set(row, COLUMN.packed, (this.get(row, COLUMN.packed) & ~0xff) | (score ?? NO_SCORE));
  }

  channel(row: number): number {
    return this.get(row, COLUMN.packed) >>> CHANNEL;
  }

  /** @param channel a number up to `HIGHEST_CHANNEL` */
  setChannel(row: number, channel: number): void {
    this.set(row, COLUMN.packed, (this.get(row, COLUMN.packed) & 0xffff) | (channel << CHANNEL));
  }

  #page(row: number): Page {
    return this.#pages[row >>> PAGE_BITS] as Page;
  }
}

function newPage(): Page {
  const memory = new ArrayBuffer(PAGE_ROWS * WORDS * 4);
  return { numbers: new Uint32Array(memory), times: new Float64Array(memory) };
}
