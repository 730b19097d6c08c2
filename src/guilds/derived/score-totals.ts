import {
  addShare,
  addTally,
  emptyTally,
  type MutableTally,
  type Share,
  type Tally,
} from '../../reviews/ranking/tally.ts';

/** What the reviews of each show add up to, updated as reviews are added, changed and removed. */
export class ScoreTotals {
  readonly #totals = new Map<string, MutableTally>();
  readonly #all = emptyTally();
  #changed = new Set<string>();
  readonly #onFirstOrLast: (showId: string) => void;
  readonly #onOther: (showId: string) => void;

  /**
   * @param onFirstOrLast is called when a show got its first review, or lost its last
   * @param onOther is called when a show got another review, or lost one of several
   */
  constructor(
    onFirstOrLast: (showId: string) => void = () => {},
    onOther: (showId: string) => void = () => {},
  ) {
    this.#onFirstOrLast = onFirstOrLast;
    this.#onOther = onOther;
  }

  /** As it is until the next change. */
  get(showId: string): Tally | undefined {
    return this.#totals.get(showId);
  }

  /** What all reviews add up to, until the next change. */
  get all(): Tally {
    return this.#all;
  }

  /** How many shows have reviews. */
  get size(): number {
    return this.#totals.size;
  }

  /** The ids of the shows that have reviews. */
  showIds(): Iterable<string> {
    return this.#totals.keys();
  }

  /** The shows whose places in a ranking may have changed since this was last called. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Notes that a show's title, year or kind may have changed. */
  touch(showId: string): void {
    this.#changed.add(showId);
  }

  /** Adds what a review gives, or takes it away. */
  add(showId: string, share: Share, times: 1 | -1): void {
    addShare(this.#all, share, times);
    this.#change(showId, (total) => addShare(total, share, times));
  }

  /** Adds what reviews that count add up to, or takes it away. */
  addAll(showId: string, tally: Tally, times: 1 | -1): void {
    addTally(this.#all, tally, times);
    this.#change(showId, (total) => addTally(total, tally, times));
  }

  #change(showId: string, change: (total: MutableTally) => void): void {
    this.#changed.add(showId);
    const total = this.#totals.get(showId) ?? emptyTally();
    const before = total.reviews;
    change(total);
    const after = total.reviews;
    if (before === 0 && after > 0) this.#totals.set(showId, total);
    else if (after === 0) this.#totals.delete(showId);
    if (before === after) return;
    if (before === 0 || after === 0) this.#onFirstOrLast(showId);
    else this.#onOther(showId);
  }
}
