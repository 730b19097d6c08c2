/** Rows of one page: few, so that a guild with one show takes little. */
const PAGE_BITS = 4;
const PAGE_ROWS = 1 << PAGE_BITS;

/** Rows of counts, four bytes each, all 0 at first. Rows are the small numbers that an `IdTable` gives. */
export class CountTable {
  readonly #width: number;
  readonly #pages: Uint32Array[] = [];

  /** @param width how many counts a row has */
  constructor(width: number) {
    this.#width = width;
  }

  get(row: number, column: number): number {
    return this.#pages[row >>> PAGE_BITS]?.[(row & (PAGE_ROWS - 1)) * this.#width + column] ?? 0;
  }

  /** @param change may be less than 0, but no count ever is */
  add(row: number, column: number, change: number): void {
    while (this.#pages.length <= row >>> PAGE_BITS)
      this.#pages.push(new Uint32Array(PAGE_ROWS * this.#width));
    const page = this.#pages[row >>> PAGE_BITS] as Uint32Array;
    const at = (row & (PAGE_ROWS - 1)) * this.#width + column;
    page[at] = (page[at] as number) + change;
  }
}
