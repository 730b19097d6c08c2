import { firstPlace } from '../../reviews/ordered-list.ts';
import { monthNumber } from '../../reviews/period.ts';
import { Turn } from '../../storage/turn.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';

/**
 * The rows of the reviews that count by the month in which they were written, each month's in ascending order. They are put there
 * when somebody asks for the first time, in turns, and follow each change from then on.
 */
export class ReviewMonths implements RowFollower {
  readonly #index: ReviewIndex;
  /** By the month's number. */
  readonly #rows = new Map<number, number[]>();
  /** The rows below this one have come to their month. */
  #placed = 0;
  #ready: Promise<void> | undefined;
  /** Where in its month the row is that `next` gave last. Who goes through a month asks for the one behind it. */
  #place = 0;

  constructor(index: ReviewIndex) {
    this.#index = index;
    index.follow(this);
  }

  /** Resolves once all are in their month: nothing can be read before. */
  prepare(): Promise<void> {
    this.#ready ??= this.#placeAll();
    return this.#ready;
  }

  /** The first row of a month behind another row. */
  next(month: number, after: number): number | undefined {
    const rows = this.#rows.get(month) ?? [];
    this.#place = rows[this.#place] === after ? this.#place + 1 : placeOf(rows, after + 1);
    return rows[this.#place];
  }

  add(row: number): void {
    if (row >= this.#placed) return;
    const month = monthNumber(this.#index.writtenAt(row));
    const rows = this.#rows.get(month);
    if (rows === undefined) this.#rows.set(month, [row]);
    // Nearly always.
    else if ((rows.at(-1) ?? 0) < row) rows.push(row);
    else rows.splice(placeOf(rows, row), 0, row);
  }

  remove(row: number): void {
    const rows = this.#rows.get(monthNumber(this.#index.writtenAt(row))) ?? [];
    const place = placeOf(rows, row);
    if (rows[place] === row) rows.splice(place, 1);
  }

  async #placeAll(): Promise<void> {
    const turn = new Turn();
    while (this.#placed < this.#index.rowCount) {
      const row = this.#placed;
      this.#placed += 1;
      if (this.#index.has(row) && this.#index.isCounted(row)) this.add(row);
      if (turn.isOver) await turn.next();
    }
    this.#placed = Number.POSITIVE_INFINITY;
  }
}

const placeOf = (rows: readonly number[], row: number): number =>
  firstPlace(0, rows.length, (place) => (rows[place] as number) >= row);
