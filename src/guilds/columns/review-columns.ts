/** Rows of one page: small enough for a guild with few reviews, large enough that a million take few pages. */
const PAGE_BITS = 8;
const PAGE_ROWS = 1 << PAGE_BITS;

/** Where the columns lie in a row, in numbers of 32 bits. */
export const COLUMN = {
  messageHigh: 0,
  messageLow: 1,
  /** Three of them. */
  postingId: 2,
  show: 5,
  author: 6,
  helpful: 7,
  notHelpful: 8,
  nextOfShow: 9,
  previousOfShow: 10,
  nextOfAuthor: 11,
  previousOfAuthor: 12,
  /** Score, flags and channel. */
  packed: 13,
  /** What few reviews say more: see `packDetails`. */
  details: 14,
} as const;
const WORDS = 15;
/** Where times lie, in numbers of 64 bits. */
const TIME = { writtenAt: 0, changedAt: 1, postedAt: 2 } as const;
const TIMES = 3;

/** The parts of `packed`, by their lowest bit. */
const FLAGS = 8;
const CHANNEL = 16;
const NO_SCORE = 0xff;
/** The highest channel that fits. */
export const HIGHEST_CHANNEL = 0xffff;

export const FLAG = {
  /** How the posting is kept: see `PostingColumn`. */
  wanted: 1,
  posted: 2,
  elsewhere: 4,
  hasText: 8,
  /** See `isCounted`. */
  counted: 16,
  /** Whether its votes have been counted since the guild was loaded. */
  votesKnown: 32,
} as const;

interface Page {
  readonly numbers: Uint32Array;
  readonly times: Float64Array;
}

/**
 * Numbers about reviews in rows of 84 bytes: a thousand reviews as objects take a megabyte, as rows a twelfth of that. Rows are
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
    return this.#page(row).times[(row & (PAGE_ROWS - 1)) * TIMES + TIME[of]] as number;
  }

  setTime(row: number, of: keyof typeof TIME, at: number): void {
    this.#page(row).times[(row & (PAGE_ROWS - 1)) * TIMES + TIME[of]] = at;
  }

  has(row: number, flag: number): boolean {
    return ((this.get(row, COLUMN.packed) >>> FLAGS) & flag) !== 0;
  }

  setFlag(row: number, flag: number, isOn: boolean): void {
    const packed = this.get(row, COLUMN.packed);
    const bits = flag << FLAGS;
    this.set(row, COLUMN.packed, isOn ? packed | bits : packed & ~bits);
  }

  /** Whether the review counts in totals and rankings. */
  isCounted(row: number): boolean {
    return this.has(row, FLAG.counted);
  }

  /** Undefined for none. */
  score(row: number): number | undefined {
    const score = this.get(row, COLUMN.packed) & 0xff;
    return score === NO_SCORE ? undefined : score;
  }

  /** @param score one of the 21 */
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

const newPage = (): Page => ({
  numbers: new Uint32Array(PAGE_ROWS * WORDS),
  times: new Float64Array(PAGE_ROWS * TIMES),
});
