import type { ShowTotal } from '../../reviews/ranking/ranking.ts';
import type { Score } from '../../reviews/score.ts';

export interface ScoreTotal extends Omit<ShowTotal, 'show'> {
  /** Number of its reviews, including those without a score. */
  readonly reviews: number;
}

export interface Contribution {
  readonly showId: string;
  readonly score?: Score | undefined;
}

/** The scores and reviews of each show, updated as reviews are added, changed and removed. */
export class ScoreTotals {
  readonly #contributions = new Map<string, Contribution>();
  readonly #totals = new Map<string, ScoreTotal>();

  /** Sets what a review adds to its show's total; undefined while it does not count. */
  set(reviewKey: string, contribution: Contribution | undefined): void {
    const before = this.#contributions.get(reviewKey);
    if (before !== undefined) this.#add(before, -1);
    if (contribution === undefined) {
      this.#contributions.delete(reviewKey);
    } else {
      this.#contributions.set(reviewKey, contribution);
      this.#add(contribution, 1);
    }
  }

  has(showId: string): boolean {
    return this.#totals.has(showId);
  }

  /** Shows with at least one review that counts. */
  entries(): IterableIterator<[showId: string, total: ScoreTotal]> {
    return this.#totals.entries();
  }

  #add({ showId, score }: Contribution, times: 1 | -1): void {
    const { sum, count, reviews } = this.#totals.get(showId) ?? { sum: 0, count: 0, reviews: 0 };
    if (reviews + times === 0) this.#totals.delete(showId);
    else
      this.#totals.set(showId, {
        sum: sum + times * (score ?? 0),
        count: score === undefined ? count : count + times,
        reviews: reviews + times,
      });
  }
}
