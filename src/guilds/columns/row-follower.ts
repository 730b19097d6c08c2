/** Follows which reviews count. What is known of a review changes only while it does not count. */
export interface RowFollower {
  /** Called when the review in a row begins to count. */
  add(row: number): void;
  /** Called when the review in a row counts no longer, before anything else about it changes. */
  remove(row: number): void;
}
