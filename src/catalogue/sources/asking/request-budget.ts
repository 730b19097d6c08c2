/** How often a source may be asked. Times are in milliseconds. */
export interface RequestLimits {
  /** At most `limit` requests within `window`. A source whose headers name another limit may raise it to `most`. */
  readonly limit: number;
  readonly most: number;
  readonly window: number;
  /** Between the beginnings of two requests. */
  readonly spacing: number;
  /** How many requests may be under way at once. */
  readonly atOnce: number;
}

/**
 * Counts requests against what a source allows, and follows the headers of its answers. Times are in milliseconds, by
 * `Clock.monotonic`.
 */
export class RequestBudget {
  readonly #limits: RequestLimits;
  #limit: number;
  /** When the last request began. */
  #began = -Infinity;
  /**
   * When requests were counted at the latest, oldest first: those under way as of their beginning, others as of their end, since
   * nobody knows how long they were on their way. Those that others made from this address count as of the answer that told.
   */
  #times: number[] = [];

  constructor(limits: RequestLimits) {
    this.#limits = limits;
    this.#limit = limits.limit;
  }

  /**
   * When the next request is allowed: a time in the past when it is allowed now.
   * @param share how much of the limit may be used up, 0 to 1
   */
  nextAt(share: number): number {
    const { window, spacing } = this.#limits;
    const allowed = Math.max(1, Math.floor(this.#limit * share));
    return Math.max(this.#began + spacing, (this.#times.at(-allowed) ?? -Infinity) + window);
  }

  spend(now: number): void {
    this.#began = now;
    this.#count(now);
  }

  /** A request that began then has ended now: its source may have counted it as late as that. */
  end(began: number, now: number): void {
    const place = this.#times.indexOf(began);
    if (place >= 0) this.#times.splice(place, 1);
    this.#count(now);
  }

  #count(now: number): void {
    this.#times = [...this.#times.filter((time) => time > now - this.#limits.window), now];
  }

  /** Takes over what an answer says of the limit (`X-RateLimit-Limit`) and of what is left of it (`X-RateLimit-Remaining`). */
  follow(headers: Headers, now: number): void {
    const limit = wholeNumber(headers.get('x-ratelimit-limit'));
    if (limit !== undefined && limit > 0) this.#limit = Math.min(limit, this.#limits.most);
    const remaining = wholeNumber(headers.get('x-ratelimit-remaining'));
    if (remaining === undefined) return;
    const spent = this.#times.filter((time) => time > now - this.#limits.window).length;
    for (let unseen = this.#limit - spent - remaining; unseen > 0; unseen--) this.#count(now);
  }
}

const wholeNumber = (text: string | null): number | undefined =>
  text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
