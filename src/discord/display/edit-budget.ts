import type { Budget } from '../../timing.ts';

/** Counts requests against a budget. Times are in milliseconds, by `Clock.monotonic`. */
export class EditBudget {
  readonly #budget: Budget;
  /** Times of the newest requests, oldest first. */
  readonly #times: number[] = [];

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** When the next request is allowed: a time in the past when it is allowed now. */
  nextAt(): number {
    const { limit, window } = this.#budget;
    return (this.#times.at(-limit) ?? -Infinity) + window;
  }

  spend(now: number): void {
    this.#times.push(now);
    if (this.#times.length > this.#budget.limit) this.#times.shift();
  }
}
