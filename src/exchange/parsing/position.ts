const LINE_FEED = 10;

/** Finds the line and column of a byte in a text that comes in pieces of UTF-8. */
export class Position {
  /** The number of bytes so far. */
  end = 0;
  #line = 1;
  /** Where in the last piece but one the open line stands: how many characters it had before the last piece. */
  #before = 0;
  #piece: Uint8Array = new Uint8Array();

  /** Takes the next piece. Only places in the last piece can be found. */
  add(piece: Uint8Array): void {
    const { line, column } = this.at(this.end);
    this.#line = line;
    this.#before = column - 1;
    this.#piece = piece;
    this.end += piece.length;
  }

  /**
   * @param offset of the byte in the whole text, from 0
   * @returns line and column, both from 1, the column in characters (code points)
   */
  at(offset: number): { readonly line: number; readonly column: number } {
    const before = this.#piece.subarray(0, Math.max(0, offset - (this.end - this.#piece.length)));
    const lineFeeds = before.reduce((count, byte) => (byte === LINE_FEED ? count + 1 : count), 0);
    const begin = before.lastIndexOf(LINE_FEED) + 1;
    // Each character has one byte that is no continuation.
    const characters = before
      .subarray(begin)
      .reduce((count, byte) => ((byte & 0xc0) === 0x80 ? count : count + 1), 0);
    return {
      line: this.#line + lineFeeds,
      column: characters + (lineFeeds === 0 ? this.#before : 0) + 1,
    };
  }
}
