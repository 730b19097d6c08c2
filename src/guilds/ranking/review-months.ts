import { firstPlace } from '../../reviews/ordered-list.ts';
import { monthNumber } from '../../reviews/period.ts';
import { LateFollower } from '../columns/late-follower.ts';
import type { ReviewIndex } from '../columns/review-index.ts';

/**
 * The rows of the reviews that count by the month in which they were written, each month's in ascending order. They are put there
 * when somebody asks for the first time, in turns, and follow each change from then on.
 */
export class ReviewMonths {
  readonly #index: ReviewIndex;
  /** By the month's number. */
  readonly #rows = new Map<number, number[]>();
  readonly #placing: LateFollower;
  /** Where in its month the row is that `next` gave last. Who goes through a month asks for the one behind it. */
  #place = 0;

  constructor(index: ReviewIndex) {
    this.#index = index;
    this.#placing = new LateFollower(index, {
      add: (row) => this.#add(row),
      remove: (row) => this.#remove(row),
    });
  }

  /** Resolves once all are in their month: nothing can be read before. */
  prepare(): Promise<void> {
    return this.#placing.prepare();
  }

  /** The first row of a month behind another row. */
  next(month: number, after: number): number | undefined {
    const rows = this.#rows.get(month) ?? [];
    this.#place = rows[this.#place] === after ? this.#place + 1 : placeOf(rows, after + 1);
    return rows[this.#place];
  }

  #add(row: number): void {
    const month = monthNumber(this.#index.writtenAt(row));
    const rows = this.#rows.get(month);
    if (rows === undefined) this.#rows.set(month, [row]);
    // Nearly always.
    else if ((rows.at(-1) ?? 0) < row) rows.push(row);
    else rows.splice(placeOf(rows, row), 0, row);
  }

  #remove(row: number): void {
    const rows = this.#rows.get(monthNumber(this.#index.writtenAt(row))) ?? [];
    const place = placeOf(rows, row);
    if (rows[place] === row) rows.splice(place, 1);
  }
}

const placeOf = (rows: readonly number[], row: number): number =>
  firstPlace(0, rows.length, (place) => (rows[place] as number) >= row);
