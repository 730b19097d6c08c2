/** How many reviews count for each show, by its id. */
export class ReviewCounts {
  readonly #counts = new Map<string, number>();
  readonly #onFirstOrLast: (showId: string) => void;
  readonly #onOther: (showId: string) => void;

  /**
   * @param onFirstOrLast is called when a show got its first review, or lost its last
   * @param onOther is called when a show got another review, or lost one of several
   */
  constructor(onFirstOrLast: (showId: string) => void, onOther: (showId: string) => void) {
    this.#onFirstOrLast = onFirstOrLast;
    this.#onOther = onOther;
  }

  get(showId: string): number {
    return this.#counts.get(showId) ?? 0;
  }

  /** How many shows have reviews. */
  get size(): number {
    return this.#counts.size;
  }

  /** @param reviews how many more there are; fewer, when it is less than 0 */
  add(showId: string, reviews: number): void {
    if (reviews === 0) return;
    const before = this.get(showId);
    const after = before + reviews;
    if (after === 0) this.#counts.delete(showId);
    else this.#counts.set(showId, after);
    if (before === 0 || after === 0) this.#onFirstOrLast(showId);
    else this.#onOther(showId);
  }
}
