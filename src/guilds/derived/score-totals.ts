import type { ShowTotal } from '../../reviews/ranking/ranking.ts';
import type { Score } from '../../reviews/score.ts';

export interface ScoreTotal extends Omit<ShowTotal, 'show'> {
  /** Number of its reviews, including those without a score. */
  readonly reviews: number;
}

/** The scores and reviews of each show, updated as reviews are added, changed and removed. */
export class ScoreTotals {
  readonly #totals = new Map<string, { -readonly [Part in keyof ScoreTotal]: ScoreTotal[Part] }>();
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

  get(showId: string): ScoreTotal | undefined {
    return this.#totals.get(showId);
  }

  /** The shows whose places in a ranking may have changed since this was last called. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Notes that a show's title or year may have changed. */
  touch(showId: string): void {
    this.#changed.add(showId);
  }

  /** Adds a review that counts, or takes it away. */
  add(showId: string, score: Score | undefined, times: 1 | -1): void {
    this.addAll(showId, { sum: score ?? 0, count: score === undefined ? 0 : 1, reviews: 1 }, times);
  }

  /** Adds what reviews that count add up to, or takes it away. */
  addAll(showId: string, { sum, count, reviews }: ScoreTotal, times: 1 | -1): void {
    this.#changed.add(showId);
    if (reviews === 0) return;
    const total = this.#totals.get(showId);
    if (total === undefined)
      this.#totals.set(showId, { sum: times * sum, count: times * count, reviews: times * reviews });
    else if (total.reviews + times * reviews === 0) this.#totals.delete(showId);
    else {
      total.sum += times * sum;
      total.count += times * count;
      total.reviews += times * reviews;
      this.#onOther(showId);
      return;
    }
    this.#onFirstOrLast(showId);
  }
}
