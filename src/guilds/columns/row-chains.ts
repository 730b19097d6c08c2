import type { ReviewColumns } from './review-columns.ts';

/** Ends a chain. A row is kept as its number plus 1, so that a new row is in no chain. */
const END = 0;

/** Rows that have a number in common, such as their show, one after the other: eight bytes a row, the newest first. */
export class RowChains {
  readonly #columns: ReviewColumns;
  readonly #next: number;
  readonly #previous: number;
  /** By the number that rows have in common: the first row. */
  readonly #first: number[] = [];
  /** By the same: how many there are. */
  readonly #length: number[] = [];

  /** Where walks over a chain go on, each a row or the end. */
  readonly #walks = new Set<{ next: number }>();

  constructor(columns: ReviewColumns, next: number, previous: number) {
    this.#columns = columns;
    this.#next = next;
    this.#previous = previous;
  }

  add(of: number, row: number): void {
    for (const known of [this.#first, this.#length]) while (known.length <= of) known.push(0);
    const first = this.#first[of] ?? END;
    this.#columns.set(row, this.#next, first);
    if (first !== END) this.#columns.set(first - 1, this.#previous, row + 1);
    this.#first[of] = row + 1;
    this.#length[of] = this.length(of) + 1;
  }

  remove(of: number, row: number): void {
    const [next, previous] = [this.#columns.get(row, this.#next), this.#columns.get(row, this.#previous)];
    if (next !== END) this.#columns.set(next - 1, this.#previous, previous);
    if (previous === END) this.#first[of] = next;
    else this.#columns.set(previous - 1, this.#next, next);
    this.#length[of] = this.length(of) - 1;
    for (const walk of this.#walks) if (walk.next === row + 1) walk.next = next;
  }

  /** How many rows have a number. */
  length(of: number): number {
    return this.#length[of] ?? 0;
  }

  /** The rows that have a number. Whoever walks over them slowly passes no row that was removed, and none that came since. */
  *rows(of: number | undefined): Generator<number> {
    const walk = { next: of === undefined ? END : (this.#first[of] ?? END) };
    this.#walks.add(walk);
    try {
      while (walk.next !== END) {
        const row = walk.next - 1;
        walk.next = this.#columns.get(row, this.#next);
        yield row;
      }
    } finally {
      this.#walks.delete(walk);
    }
  }
}
