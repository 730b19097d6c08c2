import { addShare, addTally, emptyTally, type Share, type Tally } from '../../reviews/ranking/tally.ts';

/**
 * What reviews add up to, by the number of the show that they are stored under: kept up to date as reviews are added, changed and
 * removed, and not moved when shows are merged.
 */
export class ShareTotals {
  /** By the show's number: never changed but replaced, since lists keep what they were given. */
  readonly #tallies: (Tally | undefined)[] = [];
  readonly #all = emptyTally();
  #size = 0;
  #changed = new Set<number>();

  /** What all add up to, until the next change. */
  get all(): Tally {
    return this.#all;
  }

  /** Under how many shows there are reviews. */
  get size(): number {
    return this.#size;
  }

  /** What the reviews under these numbers add up to together; undefined when there are none. */
  get(shows: readonly number[]): Tally | undefined {
    const tallies = shows.flatMap((show) => this.#tallies[show] ?? []);
    const total = tallies.length === 1 ? tallies[0] : tallies.reduce(sumOf, emptyTally());
    return total?.reviews === 0 ? undefined : total;
  }

  /** What the reviews under one number add up to; undefined when there have never been any. */
  at(show: number): Tally | undefined {
    return this.#tallies[show];
  }

  /** The numbers under which there are reviews. */
  *shows(): Generator<number> {
    for (const [show, tally] of this.#tallies.entries())
      if (tally !== undefined && tally.reviews > 0) yield show;
  }

  /** The numbers under which something may have changed since this was last called. */
  takeChanged(): ReadonlySet<number> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Notes that a show has changed. */
  touch(show: number): void {
    this.#changed.add(show);
  }

  /** Adds what a review gives, or takes it away. */
  add(show: number, share: Share, times: 1 | -1): void {
    while (this.#tallies.length <= show) this.#tallies.push(undefined);
    const before = this.#tallies[show];
    const tally = before === undefined ? emptyTally() : { ...before };
    this.#tallies[show] = tally;
    if (tally.reviews === 0) this.#size += 1;
    addShare(tally, share, times);
    addShare(this.#all, share, times);
    if (tally.reviews === 0) this.#size -= 1;
    this.#changed.add(show);
  }
}

function sumOf(one: Tally, other: Tally): Tally {
  const sum = { ...one };
  addTally(sum, other);
  return sum;
}
