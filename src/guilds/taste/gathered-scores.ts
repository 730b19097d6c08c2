import { NONE, type ScoreColumns } from '../../reviews/taste/score-table.ts';
import type { Steps } from '../../reviews/taste/steps.ts';
import type { ReviewIndex } from '../columns/review-index.ts';

/** Room for reviews that come while the others are gathered. */
const SPARE_ROWS = 1024;
/** The id of a show may have to be looked up for each: a microsecond. */
const ROWS_OF_STEP = 1024;

/**
 * Gathers the scores that count, row by row, while others have their turn: a row that changes after it was gathered is put again, so
 * that in the end all are as they are at one moment.
 */
export class GatheredScores {
  readonly #index: ReviewIndex;
  readonly #currentOf: (showId: string) => string;
  /** By the number that rows have of a show: that of the show that it was merged into. */
  readonly #current: number[] = [];
  readonly #columns: ScoreColumns;
  #gathered = 0;

  /** @param currentOf the id of the show that one was merged into; its own for any other */
  constructor(index: ReviewIndex, currentOf: (showId: string) => string) {
    this.#index = index;
    this.#currentOf = currentOf;
    const rows = index.rowCount + SPARE_ROWS;
    this.#columns = {
      size: rows,
      shows: 0,
      members: 0,
      show: new Int32Array(rows).fill(NONE),
      member: new Int32Array(rows),
      score: new Int16Array(rows),
      writtenAt: new Float64Array(rows),
      imported: new Uint8Array(rows),
    };
  }

  /** Resolves to undefined when so many reviews came meanwhile that there is no room for them: begin again. */
  *gather(): Steps<ScoreColumns | undefined> {
    const { shows, authors } = this.#index.numbers;
    while (this.#gathered < this.#index.rowCount) {
      yield;
      if (this.#index.rowCount > this.#columns.size) return undefined;
      const from = this.#gathered;
      this.#gathered = Math.min(from + ROWS_OF_STEP, this.#index.rowCount);
      for (let row = from; row < this.#gathered; row++) this.put(row);
    }
    return { ...this.#columns, shows: shows.size, members: authors.size };
  }

  /** Follows a review that begins to count, or counts no longer. */
  put(row: number): void {
    if (row >= this.#gathered) return;
    const { numbers, isCounted, score, writtenAt, isImported } = this.#index;
    const scored = isCounted(row) ? score(row) : undefined;
    const columns = this.#columns;
    columns.show[row] = scored === undefined ? NONE : this.#currentOfNumber(numbers.showOf(row));
    if (scored === undefined) return;
    columns.member[row] = numbers.authorOf(row);
    columns.score[row] = scored;
    columns.writtenAt[row] = writtenAt(row);
    columns.imported[row] = isImported(row) ? 1 : 0;
  }

  #currentOfNumber(show: number): number {
    const { shows } = this.#index.numbers;
    while (this.#current.length <= show) this.#current.push(NONE);
    if (this.#current[show] === NONE) {
      const id = shows.idOf(show);
      const current = this.#currentOf(id);
      this.#current[show] = current === id ? show : shows.numberOf(current);
    }
    return this.#current[show] as number;
  }
}
