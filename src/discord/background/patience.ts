import type { Clock } from '../../clock.ts';
import { retryDelay, type Timing } from '../../timing.ts';
import { isReachable } from '../connection/is-reachable.ts';
import type { Read } from '../connection/read.ts';

export interface PatienceOptions {
  readonly read: Read;
  readonly clock: Clock;
  readonly timing: Timing;
}

/** How often something is tried again before it is left behind. */
const RETRIES = 3;

/**
 * How long a job that does one thing after the other stays at one for which Discord fails: as long as Discord does not
 * respond at all; otherwise a few times, and less often each time that the same place fails.
 */
export class Patience {
  readonly #options: PatienceOptions;
  /** By place: how often the next thing there is tried again. Absent while the place works. */
  readonly #retries = new Map<string, number>();
  /** How often the thing at hand has failed: in all, and while Discord did respond. */
  #failures = 0;
  #ownFailures = 0;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** What the job is at has succeeded. */
  succeeded(place: string): void {
    this.#retries.delete(place);
    this.#next();
  }

  /** What the job is at has failed. Resolves, after a pause, to true when it is to be tried again. */
  async triesAgain(place: string, signal: AbortSignal): Promise<boolean> {
    const { read, clock, timing } = this.#options;
    if (await isReachable(read)) this.#ownFailures += 1;
    const retries = this.#retries.get(place) ?? RETRIES;
    if (this.#ownFailures > retries) {
      this.#retries.set(place, Math.max(0, retries - 1));
      this.#next();
      return false;
    }
    await clock.wait(retryDelay(timing, this.#failures), signal);
    this.#failures += 1;
    return !signal.aborted;
  }

  #next(): void {
    this.#failures = 0;
    this.#ownFailures = 0;
  }
}
