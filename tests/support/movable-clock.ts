import { type Clock, SYSTEM_CLOCK } from '../../src/clock.ts';

/** The system's clock, on which a test lets time pass: what waits until then goes on at once. */
export class MovableClock implements Clock {
  #ahead = 0;
  readonly #waiting = new Set<AbortController>();

  now(): number {
    return SYSTEM_CLOCK.now() + this.#ahead;
  }

  monotonic(): number {
    return SYSTEM_CLOCK.monotonic() + this.#ahead;
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const end = this.monotonic() + milliseconds;
    while (this.monotonic() < end && !signal?.aborted) {
      const moved = new AbortController();
      this.#waiting.add(moved);
      const ended = signal === undefined ? moved.signal : AbortSignal.any([signal, moved.signal]);
      await SYSTEM_CLOCK.wait(Math.max(0, end - this.monotonic()), ended);
      this.#waiting.delete(moved);
    }
  }

  /** Lets this many milliseconds pass. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const moved of this.#waiting) moved.abort();
  }
}
