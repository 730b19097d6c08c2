/** Why and when a review is compared again. */
export interface Doubt {
  /** In milliseconds, by `Clock.monotonic`; Infinity: once the bot may do more in the channel. */
  readonly dueAt: number;
  /** Where it failed; absent while it has not. */
  readonly channelId?: string | undefined;
  /** How many times in a row that failed. */
  readonly failures?: number | undefined;
  /** Whether every voter is fetched, not just where numbers differ. */
  readonly everyVote?: boolean | undefined;
}

/** The doubted reviews of a guild. One that keeps failing holds up no other: those that have failed less often go first. */
export class DoubtList {
  readonly #byReview = new Map<string, Doubt>();
  #nextAt = Infinity;

  get(reviewKey: string): Doubt | undefined {
    return this.#byReview.get(reviewKey);
  }

  set(reviewKey: string, doubt: Doubt): void {
    this.#byReview.set(reviewKey, doubt);
    this.#nextAt = Math.min(this.#nextAt, doubt.dueAt);
  }

  /** When the next review is due, or earlier; Infinity when none is. */
  nextAt(): number {
    return this.#nextAt;
  }

  /** Removes and returns a review that is due. */
  takeDue(now: number): { readonly reviewKey: string; readonly doubt: Doubt } | undefined {
    let first: { readonly reviewKey: string; readonly doubt: Doubt } | undefined;
    this.#nextAt = Infinity;
    for (const [reviewKey, doubt] of this.#byReview) {
      this.#nextAt = Math.min(this.#nextAt, doubt.dueAt);
      if (doubt.dueAt > now) continue;
      if (first === undefined || (doubt.failures ?? 0) < (first.doubt.failures ?? 0))
        first = { reviewKey, doubt };
    }
    if (first !== undefined) this.#byReview.delete(first.reviewKey);
    return first;
  }

  /** Makes one review due of each channel in which reviews wait until the bot may do more: it tells about the others. */
  tryPlaces(now: number): void {
    const tried = new Set<string | undefined>();
    for (const [reviewKey, doubt] of this.#byReview) {
      if (doubt.dueAt !== Infinity || tried.has(doubt.channelId)) continue;
      tried.add(doubt.channelId);
      this.set(reviewKey, { ...doubt, dueAt: now });
    }
  }

  /** Makes all reviews due that wait until the bot may do more in a channel. */
  tryAll(channelId: string, now: number): void {
    for (const [reviewKey, doubt] of this.#byReview)
      if (doubt.dueAt === Infinity && doubt.channelId === channelId)
        this.set(reviewKey, { ...doubt, dueAt: now });
  }
}
