import { type Clock, monotonicOf, type SystemClock } from '../../clock.ts';

/** The clock counts as right up to this difference from Discord's time, in milliseconds, because a header only has seconds. */
const TOLERANCE = 2_000;
/** A header's time lies somewhere between request and response; when they are further apart than this, it says too little. */
const LONGEST_TRIP = 2_000;

/**
 * Discord's time. It starts with the system clock's, then passes evenly, so that jumps of that clock don't matter. Where it
 * differs from what Discord's responses say, it is corrected, because the bot compares it with message ids, limits and
 * reviews. Two responses in a row have to agree, so that one false header changes nothing.
 */
export class DiscordClock implements Clock {
  readonly monotonic: () => number;
  readonly wait: Clock['wait'];
  /** What to add to `monotonic()`, in milliseconds. */
  #offset: number;
  /** The offset that the last response suggested, if it differs. */
  #doubt: number | undefined;

  constructor(system: SystemClock) {
    const { now, monotonic } = system;
    this.monotonic = monotonicOf({
      now: now.bind(system),
      ...(monotonic && { monotonic: monotonic.bind(system) }),
    });
    this.wait = system.wait.bind(system);
    this.#offset = system.now() - this.monotonic();
  }

  now(): number {
    return Math.round(this.monotonic() + this.#offset);
  }

  /**
   * Follows a response of Discord.
   * @param date its `Date` header
   * @param sentAt when the request was sent, by `monotonic`
   */
  follow(date: string | null, sentAt: number): void {
    const receivedAt = this.monotonic();
    // The header leaves out the fraction of the second.
    const said = Date.parse(date ?? '') + 500;
    if (Number.isNaN(said) || receivedAt - sentAt > LONGEST_TRIP) return;
    const offset = said - (sentAt + receivedAt) / 2;
    const agrees = (other: number | undefined) => Math.abs(offset - (other ?? NaN)) <= TOLERANCE;
    if (agrees(this.#offset)) this.#doubt = undefined;
    else if (agrees(this.#doubt)) {
      this.#offset = offset;
      this.#doubt = undefined;
    } else this.#doubt = offset;
  }
}
