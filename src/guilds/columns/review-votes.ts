import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import { COLUMN, FLAG, type ReviewColumns } from './review-columns.ts';
import { type VoteList, VoteLists } from './vote-lists.ts';

/** The votes that count on each review, as far as they have been read: four bytes a vote, and 16 a review. */
export class ReviewVotes {
  readonly #columns: ReviewColumns;
  readonly #lists = new VoteLists();

  constructor(columns: ReviewColumns) {
    this.#columns = columns;
  }

  /** Undefined while the votes have not been read since the guild was loaded. */
  counts(row: number): HelpfulCounts | undefined {
    return this.#columns.has(row, FLAG.votesKnown) ? this.#counted(row) : undefined;
  }

  /** Replaces the votes on a review. @param words as `packVote` makes them, as many as are counted */
  set(row: number, words: readonly number[], { helpful, notHelpful }: HelpfulCounts): void {
    const columns = this.#columns;
    columns.set(row, COLUMN.votes, this.#lists.replace(this.#listOf(row), words));
    columns.set(row, COLUMN.helpful, helpful);
    columns.set(row, COLUMN.notHelpful, notHelpful);
    columns.setFlag(row, FLAG.votesKnown, true);
  }

  /** Adds the votes on a review to an array. */
  read(row: number, into: number[]): void {
    this.#lists.read(this.#listOf(row), into);
  }

  /** What the helpful votes on a review weigh together, as it was set. */
  weight(row: number): number {
    return this.#columns.get(row, COLUMN.weight);
  }

  setWeight(row: number, weight: number): void {
    this.#columns.set(row, COLUMN.weight, weight);
  }

  #listOf(row: number): VoteList {
    const { helpful, notHelpful } = this.#counted(row);
    return { at: this.#columns.get(row, COLUMN.votes), length: helpful + notHelpful };
  }

  #counted(row: number): HelpfulCounts {
    const columns = this.#columns;
    return { helpful: columns.get(row, COLUMN.helpful), notHelpful: columns.get(row, COLUMN.notHelpful) };
  }
}
