import type { VoteTally } from './vote-tally.ts';

/** The votes on the reviews of an author who has many. */
export interface BusyAuthor {
  readonly tally: VoteTally;
  /** How many of their reviews count. */
  reviews: number;
}

/** How many voters all tallies together may know: some 50 bytes each. */
const MOST_VOTERS = 60_000;

/** Tallies that are kept, by the author's number: those that were used longest ago are forgotten. */
export class BusyAuthors {
  readonly #kept = new Map<number, BusyAuthor>();

  get(author: number): BusyAuthor | undefined {
    return this.#kept.get(author);
  }

  /** Like `get`, for somebody who uses it. */
  use(author: number): BusyAuthor | undefined {
    const busy = this.#kept.get(author);
    if (busy !== undefined) this.keep(author, busy);
    return busy;
  }

  keep(author: number, busy: BusyAuthor): void {
    this.#kept.delete(author);
    this.#kept.set(author, busy);
    let voters = 0;
    for (const { tally } of this.#kept.values()) voters += tally.voters;
    for (const [oldest, { tally }] of this.#kept) {
      if (voters <= MOST_VOTERS || oldest === author) return;
      this.#kept.delete(oldest);
      voters -= tally.voters;
    }
  }

  forget(author: number): void {
    this.#kept.delete(author);
  }
}
