/** Rows of one page: large enough that a million take few pages. The first page grows to that: most guilds have few reviews. */
const PAGE_BITS = 8;
const PAGE_ROWS = 1 << PAGE_BITS;
const FEWEST_ROWS = 16;

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
  /** What few reviews say more, and a part of a time: see `details`. */
  details: 14,
  /** Where its votes are in `VoteLists`, and what its helpful ones weigh as far as `AuthorRecords` has settled it. */
  votes: 17,
  weight: 18,
} as const;
/**
 * Times other than that of writing, as milliseconds after it: 32 bits, which stand for seven weeks. Of the time of posting, 8 more bits
 * lie above the details: an imported review was written years before.
 */
const AFTER_WRITING = { changedAt: 15, postedAt: 16 } as const;
const WORDS = 19;
const WORD = 2 ** 32;
const DETAILS = 24;
/** The first number that does not fit: such a time is kept elsewhere, and so is one before the time of writing. */
const FAR = { changedAt: WORD - 1, postedAt: 2 ** (32 + 32 - DETAILS) - 1 } as const;

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
  readonly writtenAt: Float64Array;
}

/**
 * Numbers about reviews in rows of 84 bytes: a thousand reviews as objects take a megabyte, as rows a twelfth of that. Rows are
 * numbered from 0 on; none is used again for another review, so that whoever goes through them slowly mistakes none.
 */
export class ReviewColumns {
  readonly #pages: Page[] = [];
  readonly #far = { changedAt: new Map<number, number>(), postedAt: new Map<number, number>() };
  #rows = 0;

  /** How many rows there have been. */
  get rows(): number {
    return this.#rows;
  }

  /** A new row, whose numbers are all 0. */
  add(): number {
    const [first] = this.#pages;
    if (first === undefined) this.#pages.push(newPage(FEWEST_ROWS));
    else if (this.#rows === first.writtenAt.length && this.#rows < PAGE_ROWS) this.#pages[0] = grown(first);
    else if (this.#rows === this.#pages.length * PAGE_ROWS) this.#pages.push(newPage(PAGE_ROWS));
    this.#rows += 1;
    return this.#rows - 1;
  }

  /** Lets go of what is kept elsewhere of a row that is no longer used. */
  forget(row: number): void {
    for (const far of Object.values(this.#far)) far.delete(row);
  }

  get(row: number, column: number): number {
    return this.#page(row).numbers[(row & (PAGE_ROWS - 1)) * WORDS + column] as number;
  }

  set(row: number, column: number, value: number): void {
    this.#page(row).numbers[(row & (PAGE_ROWS - 1)) * WORDS + column] = value;
  }

  writtenAt(row: number): number {
    return this.#page(row).writtenAt[row & (PAGE_ROWS - 1)] as number;
  }

  /** Also moves the other times by as much: set them afterwards. */
  setWrittenAt(row: number, at: number): void {
    this.#page(row).writtenAt[row & (PAGE_ROWS - 1)] = at;
  }

  time(row: number, of: keyof typeof AFTER_WRITING): number {
    const after =
      this.get(row, AFTER_WRITING[of]) + (of === 'postedAt' ? this.#highOfPosting(row) * WORD : 0);
    return after === FAR[of] ? (this.#far[of].get(row) ?? 0) : this.writtenAt(row) + after;
  }

  setTime(row: number, of: keyof typeof AFTER_WRITING, at: number): void {
    const after = at - this.writtenAt(row);
    const isNear = Number.isInteger(after) && after >= 0 && after < FAR[of];
    const kept = isNear ? after : FAR[of];
    this.set(row, AFTER_WRITING[of], kept % WORD);
    if (of === 'postedAt')
      this.set(row, COLUMN.details, this.details(row) | (Math.floor(kept / WORD) << DETAILS));
    if (isNear) this.#far[of].delete(row);
    else this.#far[of].set(row, at);
  }

  /** See `packDetails`. */
  details(row: number): number {
    return this.get(row, COLUMN.details) & ((1 << DETAILS) - 1);
  }

  setDetails(row: number, details: number): void {
    this.set(row, COLUMN.details, details | (this.#highOfPosting(row) << DETAILS));
  }

  #highOfPosting(row: number): number {
    return this.get(row, COLUMN.details) >>> DETAILS;
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

const newPage = (rows: number): Page => ({
  numbers: new Uint32Array(rows * WORDS),
  writtenAt: new Float64Array(rows),
});

/** A page with the same rows, and room for as many again. */
function grown(page: Page): Page {
  const larger = newPage(2 * page.writtenAt.length);
  larger.numbers.set(page.numbers);
  larger.writtenAt.set(page.writtenAt);
  return larger;
}
