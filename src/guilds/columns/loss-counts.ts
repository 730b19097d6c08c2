import type { Posting } from '../../reviews/review.ts';

/** The reviews in a channel whose messages were noticed to be gone at the same time. */
export interface Loss {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Those that went with much of the channel. */
  readonly lost: number;
  /** Those whose message somebody deleted because of what stood in it. */
  readonly deleted: number;
  /** Those of both that count, and wait for a repost. */
  readonly counted: number;
}

export type Withheld = Extract<Posting, { readonly state: 'withheld' }>;

/** How many reviews have lost their messages, by channel and time. */
export class LossCounts {
  readonly #channels = new Map<string, Map<number, { -readonly [What in keyof Loss]: number }>>();
  #counted = 0;

  /** How many count, and wait for a repost. */
  get counted(): number {
    return this.#counted;
  }

  /** The channels that have lost messages of reviews. */
  channelIds(): Iterable<string> {
    return this.#channels.keys();
  }

  /** In no certain order. */
  in(channelId: string): Loss[] {
    return [...(this.#channels.get(channelId)?.values() ?? [])];
  }

  /** @param change 1 for a review that there is now, -1 for one that is no longer there */
  count({ lastChannelId, at }: Withheld, what: 'lost' | 'deleted' | 'counted', change: 1 | -1): void {
    if (what === 'counted') this.#counted += change;
    // An older Ovation did not store where and when.
    if (lastChannelId === undefined || at === undefined) return;
    const times = this.#channels.get(lastChannelId) ?? new Map();
    const loss = times.get(at) ?? { at, lost: 0, deleted: 0, counted: 0 };
    loss[what] += change;
    if (loss.lost + loss.deleted > 0) times.set(at, loss);
    else times.delete(at);
    if (times.size > 0) this.#channels.set(lastChannelId, times);
    else this.#channels.delete(lastChannelId);
  }
}
