import { monthNumber, type Period, spanOf } from '../../reviews/period.ts';
import type { Share } from '../../reviews/ranking/tally.ts';
import { Turn } from '../../storage/turn.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import { ShareTotals } from '../derived/share-totals.ts';
import type { ReviewMonths } from './review-months.ts';

/** What the reviews that were written in a period add up to: put together in turns, and kept up to date from then on. */
export class PeriodTotals {
  readonly totals = new ShareTotals();
  /** Resolves once all reviews are in it. */
  readonly built: Promise<void>;
  readonly #counted: CountedReviews;
  readonly #first: number;
  readonly #last: number;
  /** How far it is put together: the month, and the row in it. Later reviews are added when their turn comes. */
  #month: number;
  #row = -1;

  constructor(counted: CountedReviews, months: ReviewMonths, period: Period) {
    const { from, to } = spanOf(period);
    this.#counted = counted;
    [this.#first, this.#last] = [monthNumber(from), monthNumber(to - 1)];
    this.#month = this.#first;
    this.built = this.#build(months);
  }

  /**
   * Follows a change of what a review gives.
   * @param month the number of the month in which it was written
   */
  follow(row: number, month: number, share: Share, times: 1 | -1): void {
    if (month < this.#first || month > this.#last) return;
    if (month > this.#month || (month === this.#month && row > this.#row)) return;
    this.totals.add(this.#counted.index.numbers.showOf(row), share, times);
  }

  async #build(months: ReviewMonths): Promise<void> {
    await months.prepare();
    const turn = new Turn();
    for (; this.#month <= this.#last; this.#month++, this.#row = -1)
      for (;;) {
        const row = months.next(this.#month, this.#row);
        if (row === undefined) break;
        this.#row = row;
        this.totals.add(this.#counted.index.numbers.showOf(row), this.#counted.weights.share(row), 1);
        if (turn.isOver) await turn.next();
      }
  }
}
