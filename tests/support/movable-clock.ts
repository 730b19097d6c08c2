import { type Clock, SYSTEM_CLOCK } from '../../src/clock.ts';

/** The system's clock, which a test can move on: what waits until then goes on at once. */
export class MovableClock implements Clock {
  #ahead = 0;
  readonly #waiting = new Set<AbortController>();

  now(): number {
    return SYSTEM_CLOCK.now() + this.#ahead;
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const end = this.now() + milliseconds;
    while (this.now() < end && !signal?.aborted) {
      const moved = new AbortController();
      this.#waiting.add(moved);
      const ended = signal === undefined ? moved.signal : AbortSignal.any([signal, moved.signal]);
      await SYSTEM_CLOCK.wait(end - this.now(), ended);
      this.#waiting.delete(moved);
    }
  }

  /** Moves the clock on by this many milliseconds. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const moved of this.#waiting) moved.abort();
  }
}
