import type { RateLimitData } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';

/** The longest time that people are told to wait, in milliseconds; later times can't be formatted as a date. */
const LONGEST = 365 * 24 * 60 * 60_000;

/** Requests that Discord has put off. */
export interface PutOff {
  readonly method: string;
  /** With `:id` in place of ids, as in `/channels/:id/messages`. */
  readonly route: string;
  /** The channel or guild concerned; undefined when there is none, or when all requests are put off. */
  readonly placeId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** The requests that Discord puts off for so long that somebody should know, until their time has come. */
export class PutOffs {
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #byPlace = new Map<string, PutOff>();

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Records that Discord puts a kind of request off, and logs it once. */
  add({ method, route, majorParameter, global, timeToReset, retryAfter }: RateLimitData): void {
    const wait = Math.min(Math.max(timeToReset, retryAfter), LONGEST);
    const placeId = global || !/^\d+$/.test(majorParameter) ? undefined : majorParameter;
    const putOff = { method, route: global ? '*' : route, placeId, until: this.#clock.now() + wait };
    const key = `${putOff.method} ${putOff.route} ${placeId}`;
    const isKnown = (this.#byPlace.get(key)?.until ?? 0) > this.#clock.now();
    this.#byPlace.set(key, putOff);
    if (isKnown) return;
    const until = new Date(putOff.until).toISOString();
    this.#log.warn({ ...putOff, until, global }, 'Discord puts off requests; they follow when it takes them');
  }

  /** The requests that are put off now. */
  current(): PutOff[] {
    for (const [key, { until }] of this.#byPlace) if (until <= this.#clock.now()) this.#byPlace.delete(key);
    return [...this.#byPlace.values()];
  }
}
