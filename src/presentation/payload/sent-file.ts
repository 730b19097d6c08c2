/** A file that is no picture, for people to keep: a card shows its name and size. */
export interface SentFile {
  /** The file's name, such as "reviews.csv": letters without accents, digits, `-`, `_` and `.`, which Discord leaves as they are. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
