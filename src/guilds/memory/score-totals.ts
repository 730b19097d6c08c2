import type { ShowTotal } from '../../reviews/ranking/ranking.ts';
import type { Score } from '../../reviews/score.ts';

export type ScoreTotal = Omit<ShowTotal, 'show'>;

export interface Contribution {
  readonly showId: string;
  readonly score: Score;
}

/** The sum and number of scores of each show, updated as reviews are added, changed and removed. */
export class ScoreTotals {
  readonly #contributions = new Map<string, Contribution>();
  readonly #totals = new Map<string, ScoreTotal>();

  /** Sets what a review adds to its show's total; undefined while it does not count. */
  set(reviewKey: string, contribution: Contribution | undefined): void {
    const before = this.#contributions.get(reviewKey);
    if (before !== undefined) this.#add(before.showId, -before.score, -1);
    if (contribution === undefined) {
      this.#contributions.delete(reviewKey);
    } else {
      this.#contributions.set(reviewKey, contribution);
      this.#add(contribution.showId, contribution.score, 1);
    }
  }

  has(showId: string): boolean {
    return this.#totals.has(showId);
  }

  /** Shows with at least one review that counts. */
  entries(): IterableIterator<[showId: string, total: ScoreTotal]> {
    return this.#totals.entries();
  }

  #add(showId: string, score: Score, count: number): void {
    const total = this.#totals.get(showId) ?? { sum: 0, count: 0 };
    if (total.count + count === 0) this.#totals.delete(showId);
    else this.#totals.set(showId, { sum: total.sum + score, count: total.count + count });
  }
}
