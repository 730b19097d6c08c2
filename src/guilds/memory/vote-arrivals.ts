import type { Clock } from '../../clock.ts';

/** Of how many reviews it is known when a vote on them arrived last. */
const KNOWN = 1000;

/** When votes arrived: a list of messages that Discord was asked for before that may count them, or not. */
export class VoteArrivals {
  readonly #clock: Pick<Clock, 'monotonic'>;
  /** By review: when a vote on it arrived last, the longest ago first; by the clock's `monotonic`. */
  readonly #last = new Map<string, number>();
  /** When the last of those arrived that are forgotten. */
  #forgotten = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  note(reviewKey: string): void {
    this.#last.delete(reviewKey);
    this.#last.set(reviewKey, this.#clock.monotonic());
    for (const [oldest, time] of this.#last) {
      if (this.#last.size <= KNOWN) break;
      this.#last.delete(oldest);
      this.#forgotten = time;
    }
  }

  /** Whether a vote on a review has arrived, or may have, since a time by the clock's `monotonic`. */
  since(reviewKey: string, time: number): boolean {
    return time <= this.#forgotten || (this.#last.get(reviewKey) ?? Number.NEGATIVE_INFINITY) >= time;
  }
}
