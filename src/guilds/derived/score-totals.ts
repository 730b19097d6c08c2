import { added, NOTHING, type Share, type Tally, tallyOf } from '../../reviews/ranking/tally.ts';

/** What the reviews of each show add up to, updated as reviews are added, changed and removed. */
export class ScoreTotals {
  readonly #totals = new Map<string, Tally>();
  #all = NOTHING;
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

  get(showId: string): Tally | undefined {
    return this.#totals.get(showId);
  }

  /** What all reviews add up to. */
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
    this.addAll(showId, tallyOf(share), times);
  }

  /** Adds what reviews that count add up to, or takes it away. */
  addAll(showId: string, tally: Tally, times: 1 | -1): void {
    this.#changed.add(showId);
    if (tally.reviews === 0) return;
    this.#all = added(this.#all, tally, times);
    const before = this.#totals.get(showId) ?? NOTHING;
    const after = added(before, tally, times);
    if (after.reviews === 0) this.#totals.delete(showId);
    else this.#totals.set(showId, after);
    if (before.reviews === 0 || after.reviews === 0) this.#onFirstOrLast(showId);
    else this.#onOther(showId);
  }
}
