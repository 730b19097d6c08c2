import { type Clock, monotonicOf, type SystemClock } from '../../clock.ts';

/** Up to this difference from Discord's time the clock counts as right, in milliseconds: a header says only the second. */
const TOLERANCE = 2_000;
/** A header says the time of some moment between request and response: what took longer than this says too little. */
const LONGEST_TRIP = 2_000;

/**
 * Discord's time. It starts at the system clock's, then passes evenly: nobody notices when that clock jumps. Where it differs
 * from what Discord's responses say, it is corrected, because ids of messages, limits and reviews are compared with it. Two
 * responses in a row have to agree, so that one false header changes nothing.
 */
export class DiscordClock implements Clock {
  readonly monotonic: () => number;
  readonly wait: Clock['wait'];
  /** What has to be added to `monotonic()`, in milliseconds. */
  #offset: number;
  /** The offset by the last response, if that was another one. */
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
   * @param sentAt when it was asked for, by `monotonic`
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
