import type { ReviewColumns } from './review-columns.ts';

/** Authors by their names, each as the review has it that they changed last, also once that is gone: their number finds it. */
export class AuthorNames {
  readonly #columns: ReviewColumns;
  readonly #names: string[] = [];
  /** The rows of the reviews that the names are from. */
  readonly #rows: number[] = [];

  constructor(columns: ReviewColumns) {
    this.#columns = columns;
  }

  /** Takes the name from a review, if it is from no later one. Call it once the review's times are put. */
  put(author: number, row: number, name: string): void {
    const from = this.#rows[author];
    const changedAt = (one: number) => this.#columns.time(one, 'changedAt');
    if (from !== undefined && from !== row && changedAt(from) > changedAt(row)) return;
    this.#names[author] = name;
    this.#rows[author] = row;
  }

  /** Undefined for somebody who has never had a review. */
  of(author: number | undefined): string | undefined {
    return author === undefined ? undefined : this.#names[author];
  }
}
