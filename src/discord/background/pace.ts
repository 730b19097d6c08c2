import type { Clock } from '../../clock.ts';

/** Spreads work that several tasks share: one piece after the other, with this much time between two. */
export class Pace {
  readonly #clock: Clock;
  readonly #spacing: number;
  #freeAt = -Infinity;

  /** @param spacing in milliseconds */
  constructor(clock: Clock, spacing: number) {
    this.#clock = clock;
    this.#spacing = spacing;
  }

  /**
   * Resolves when it is the caller's turn, or the signal is aborted. Turns are given in the order of the calls.
   * @param pieces how many pieces of work the turn is for
   */
  async turn(signal: AbortSignal, pieces = 1): Promise<void> {
    const now = this.#clock.monotonic();
    this.#freeAt = Math.max(now, this.#freeAt) + pieces * this.#spacing;
    await this.#clock.wait(this.#freeAt - now, signal);
  }
}
