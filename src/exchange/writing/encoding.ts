/** How records become the text of a file. Each part of a document begins anew. */
export interface Encoding<Item> {
  /** @param part the number of the part, from 1 */
  begin(part: number): Encoder<Item>;
}

/** Writes one part: the beginning, then items, then the end. */
export interface Encoder<Item> {
  readonly beginning: string;
  add(item: Item): string;
  end(): string;
}
