import type { ReviewColumns } from './review-columns.ts';
import type { RowChains } from './row-chains.ts';

/** Up to so many reviews are counted whenever somebody asks: that takes some microseconds, and most shows and members have fewer. */
const FEW = 64;

/** Adds what the review in a row counts, or takes it away. */
export type CountRow = (counts: Uint32Array, row: number, change: 1 | -1) => void;

/** Counts over the reviews that have a number in common, such as their show: kept for those numbers that many have. */
export class KeptCounts {
  readonly #columns: ReviewColumns;
  readonly #column: number;
  readonly #chains: RowChains;
  readonly #width: number;
  readonly #count: CountRow;
  readonly #kept = new Map<number, Uint32Array>();

  /**
   * @param column where the reviews have that number
   * @param chains the reviews by it
   * @param width how many counts there are
   */
  constructor(
    columns: ReviewColumns,
    column: number,
    chains: RowChains,
    { width, count }: { readonly width: number; readonly count: CountRow },
  ) {
    this.#columns = columns;
    this.#column = column;
    this.#chains = chains;
    this.#width = width;
    this.#count = count;
  }

  /** Follows that the review in a row counts, or no longer does. */
  follow(row: number, change: 1 | -1): void {
    const of = this.#columns.get(row, this.#column);
    const kept = this.#kept.get(of);
    if (kept !== undefined) this.#count(kept, row, change);
    else if (this.#chains.length(of) > FEW) this.#kept.set(of, this.#countAll(of));
  }

  /** The counts over the reviews with this number that count. Not to be changed. */
  of(number: number): Uint32Array {
    return this.#kept.get(number) ?? this.#countAll(number);
  }

  #countAll(of: number): Uint32Array {
    const counts = new Uint32Array(this.#width);
    for (const row of this.#chains.rows(of)) if (this.#columns.isCounted(row)) this.#count(counts, row, 1);
    return counts;
  }
}
