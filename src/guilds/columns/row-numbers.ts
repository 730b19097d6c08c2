import type { IdTable } from './id-table.ts';
import { COLUMN, type ReviewColumns } from './review-columns.ts';

/** The small numbers that rows have of their shows and authors, for whoever looks at all reviews: ids would be built for each. */
export class RowNumbers {
  readonly #columns: ReviewColumns;
  readonly shows: IdTable;
  readonly authors: IdTable;

  /** @param shows the numbers of shows @param authors those of authors */
  constructor(columns: ReviewColumns, shows: IdTable, authors: IdTable) {
    this.#columns = columns;
    this.shows = shows;
    this.authors = authors;
  }

  /** The number of the show that the review in a row is stored under, which may have been merged into another. */
  showOf = (row: number): number => this.#columns.get(row, COLUMN.show);

  authorOf = (row: number): number => this.#columns.get(row, COLUMN.author);
}
