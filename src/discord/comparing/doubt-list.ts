/** Why and when a review is compared again. */
export interface Doubt {
  /** In milliseconds, by `Clock.monotonic`; Infinity means once the bot gets more permissions in the channel. */
  readonly dueAt: number;
  /** The channel where it failed; absent while it hasn't. */
  readonly channelId?: string | undefined;
  /** How many times in a row it has failed. */
  readonly failures?: number | undefined;
  /** Whether to fetch every voter, not just those of emoji whose numbers differ. */
  readonly everyVote?: boolean | undefined;
}

/** The doubted reviews of a guild. Those that failed least go first: one that keeps failing doesn't hold up the others. */
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

  /** A time at or before which the next review is due; Infinity when there is none. */
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

  /** Makes one of the reviews due in each channel where they wait for permissions: it shows whether the others can follow. */
  tryPlaces(now: number): void {
    const tried = new Set<string | undefined>();
    for (const [reviewKey, doubt] of this.#byReview) {
      if (doubt.dueAt !== Infinity || tried.has(doubt.channelId)) continue;
      tried.add(doubt.channelId);
      this.set(reviewKey, { ...doubt, dueAt: now });
    }
  }

  /** Makes all reviews due that wait for permissions in a channel. */
  tryAll(channelId: string, now: number): void {
    for (const [reviewKey, doubt] of this.#byReview)
      if (doubt.dueAt === Infinity && doubt.channelId === channelId)
        this.set(reviewKey, { ...doubt, dueAt: now });
  }
}
