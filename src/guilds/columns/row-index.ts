const EMPTY = -1;
const REMOVED = -2;
const FEWEST_SLOTS = 8;
/** A segment that is full at this size is split in two, so that no single addition takes long. */
const MOST_SLOTS = 2048;
/** Rows with so many bits in common are probably all the same, which no bit tells apart. */
const MOST_BITS = 16;

/** Rows whose hashes end with the same bits: open addressing, at most three quarters full. */
interface Segment {
  slots: Int32Array;
  /** How many slots are not empty, those of removed rows included. */
  taken: number;
  /** How many bits of the hash its rows have in common. */
  readonly bits: number;
}

/**
 * Finds rows by what they hold, without holding it: seven to eleven bytes a row. It grows segment by segment (extendible
 * hashing, Fagin and others, 1979), because a Map of a million entries stops the event loop each time it doubles.
 */
export class RowIndex {
  readonly #hashOf: (row: number) => number;
  /** By the last `#bits` bits of the hash. */
  #segments: Segment[] = [newSegment(FEWEST_SLOTS, 0)];
  #bits = 0;

  /** @param hashOf the hash of what a row holds, 32 bits without a sign */
  constructor(hashOf: (row: number) => number) {
    this.#hashOf = hashOf;
  }

  /** Makes room for so many rows at once, in an index without any: to make it as they come takes several times as long. */
  reserve(rows: number): void {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_SLOTS, rows * 1.5)));
    this.#bits = Math.max(0, Math.log2(slots / MOST_SLOTS));
    const each = Math.min(slots, MOST_SLOTS);
    this.#segments = Array.from({ length: 2 ** this.#bits }, () => newSegment(each, this.#bits));
  }

  /** The row with this hash that `isIt`; -1 when there is none. */
  find(hash: number, isIt: (row: number) => boolean): number {
    const { slots } = this.#segmentOf(hash);
    for (let slot = firstSlot(hash, slots); ; slot = (slot + 1) & (slots.length - 1)) {
      const row = slots[slot] as number;
      if (row === EMPTY) return -1;
      if (row !== REMOVED && isIt(row)) return row;
    }
  }

  /** Adds a row that is not there yet. */
  add(row: number): void {
    const hash = this.#hashOf(row);
    let segment = this.#segmentOf(hash);
    while ((segment.taken + 1) * 4 > segment.slots.length * 3) {
      this.#makeRoom(segment, hash);
      segment = this.#segmentOf(hash);
    }
    insert(segment, hash, row);
  }

  remove(row: number): void {
    const hash = this.#hashOf(row);
    const { slots } = this.#segmentOf(hash);
    for (let slot = firstSlot(hash, slots); slots[slot] !== EMPTY; slot = (slot + 1) & (slots.length - 1))
      if (slots[slot] === row) slots[slot] = REMOVED;
  }

  #segmentOf(hash: number): Segment {
    return this.#segments[hash & ((1 << this.#bits) - 1)] as Segment;
  }

  #makeRoom(full: Segment, hash: number): void {
    const rows = full.slots.filter((row) => row >= 0);
    if (rows.length * 2 < full.slots.length || full.slots.length < MOST_SLOTS || full.bits === MOST_BITS) {
      const slots = rows.length * 2 < full.slots.length ? full.slots.length : full.slots.length * 2;
      full.slots = new Int32Array(slots).fill(EMPTY);
      full.taken = 0;
      for (const row of rows) insert(full, this.#hashOf(row), row);
      return;
    }
    if (full.bits === this.#bits) {
      this.#segments = [...this.#segments, ...this.#segments];
      this.#bits += 1;
    }
    const halves = [newSegment(MOST_SLOTS, full.bits + 1), newSegment(MOST_SLOTS, full.bits + 1)] as const;
    const half = (of: number) => halves[((of >>> full.bits) & 1) as 0 | 1];
    for (const row of rows) {
      const ofRow = this.#hashOf(row);
      insert(half(ofRow), ofRow, row);
    }
    for (let at = hash & ((1 << full.bits) - 1); at < this.#segments.length; at += 1 << full.bits)
      this.#segments[at] = half(at);
  }
}

const newSegment = (slots: number, bits: number): Segment => ({
  slots: new Int32Array(slots).fill(EMPTY),
  taken: 0,
  bits,
});

/** The last bits have chosen the segment. */
const firstSlot = (hash: number, { length }: Int32Array): number => (hash >>> 16) & (length - 1);

function insert(segment: Segment, hash: number, row: number): void {
  const { slots } = segment;
  let slot = firstSlot(hash, slots);
  while (slots[slot] !== EMPTY) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = row;
  segment.taken += 1;
}
