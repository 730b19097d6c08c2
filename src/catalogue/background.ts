import type { Clock } from '../clock.ts';

/** The longest that somebody who types waits for a source, in milliseconds. */
export const LONGEST_WAIT = 1_200;

/** Work that goes on behind answers, until the catalogue is closed. */
export class Background {
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #work = new Set<Promise<unknown>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Aborted once the catalogue is closing. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** @param work does not reject */
  add(work: Promise<unknown>): void {
    this.#work.add(work);
    void work.then(() => this.#work.delete(work));
  }

  /**
   * Resolves when the work has ended, or after some time; then it goes on.
   * @param work does not reject
   * @param most in milliseconds
   */
  async waitFor(work: Promise<unknown>, most: number): Promise<void> {
    this.add(work);
    const waited = new AbortController();
    await Promise.race([work, this.#clock.wait(most, waited.signal)]);
    waited.abort();
  }

  /** Tells all work to end, and resolves when it has. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#work);
  }
}
