import { OrderedList } from '../../reviews/ordered-list.ts';

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

interface Doubted {
  readonly reviewKey: string;
  readonly doubt: Doubt;
  /** Settles ties: the one that was doubted first goes first. */
  readonly number: number;
}

const failuresOf = ({ failures = 0 }: Doubt): number => failures;

/**
 * The doubted reviews of a guild, of which there may be as many as it has. Those that failed least go first: one that keeps failing
 * doesn't hold up the others.
 */
export class DoubtList {
  readonly #byReview = new Map<string, Doubted>();
  /** By how often they have failed: those due first come first. */
  readonly #byFailures: OrderedList<Doubted>[] = [];
  #number = 0;

  get(reviewKey: string): Doubt | undefined {
    return this.#byReview.get(reviewKey)?.doubt;
  }

  set(reviewKey: string, doubt: Doubt): void {
    const before = this.#byReview.get(reviewKey);
    if (before !== undefined) this.#remove(before);
    this.#number += 1;
    const doubted = { reviewKey, doubt, number: before?.number ?? this.#number };
    this.#byReview.set(reviewKey, doubted);
    while (this.#byFailures.length <= failuresOf(doubt))
      this.#byFailures.push(
        new OrderedList((a, b) =>
          a.doubt.dueAt === b.doubt.dueAt ? a.number - b.number : a.doubt.dueAt - b.doubt.dueAt,
        ),
      );
    this.#byFailures[failuresOf(doubt)]?.add(doubted);
  }

  /** When the next review is due; Infinity when there is none. */
  nextAt(): number {
    return Math.min(...this.#byFailures.map((list) => list.at(0)?.doubt.dueAt ?? Infinity));
  }

  /** Removes and returns a review that is due. */
  takeDue(now: number): { readonly reviewKey: string; readonly doubt: Doubt } | undefined {
    for (const list of this.#byFailures) {
      const first = list.at(0);
      if (first === undefined || first.doubt.dueAt > now) continue;
      this.#remove(first);
      return first;
    }
    return undefined;
  }

  /** Makes one of the reviews due in each channel where they wait for permissions: it shows whether the others can follow. */
  tryPlaces(now: number): void {
    const tried = new Set<string | undefined>();
    for (const [reviewKey, { doubt }] of this.#byReview) {
      if (doubt.dueAt !== Infinity || tried.has(doubt.channelId)) continue;
      tried.add(doubt.channelId);
      this.set(reviewKey, { ...doubt, dueAt: now });
    }
  }

  /** Makes all reviews due that wait for permissions in a channel. */
  tryAll(channelId: string, now: number): void {
    for (const [reviewKey, { doubt }] of this.#byReview)
      if (doubt.dueAt === Infinity && doubt.channelId === channelId)
        this.set(reviewKey, { ...doubt, dueAt: now });
  }

  #remove(doubted: Doubted): void {
    this.#byReview.delete(doubted.reviewKey);
    this.#byFailures[failuresOf(doubted.doubt)]?.remove(doubted);
  }
}
