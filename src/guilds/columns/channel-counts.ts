import { type Posting, successorOf } from '../../reviews/review.ts';

/** How many reviews have to do with a channel. */
export interface InChannel {
  /** Those whose message stands there. */
  readonly posted: number;
  /** Those of them that count. */
  readonly counted: number;
  /** Those that wait to be posted there, for the first time or again. */
  readonly awaited: number;
}

const NONE: InChannel = { posted: 0, counted: 0, awaited: 0 };

/** Reviews by the channels in which they are posted, or about to be. */
export class ChannelCounts {
  readonly #channels = new Map<string, InChannel>();
  #posted = 0;

  get(channelId: string): InChannel {
    return this.#channels.get(channelId) ?? NONE;
  }

  /** How many reviews are posted. */
  get posted(): number {
    return this.#posted;
  }

  /** The channels with reviews. */
  ids(): IterableIterator<string> {
    return this.#channels.keys();
  }

  /** @param change 1 for a posting that there is now, -1 for one that is no longer there */
  count(posting: Posting, change: 1 | -1): void {
    if (posting.state === 'withheld') return;
    this.#change(posting.channelId, posting.state === 'posted' ? 'posted' : 'awaited', change);
    const successor = successorOf(posting);
    if (successor !== undefined) this.#change(successor.channelId, 'awaited', change);
  }

  countCounted(channelId: string, change: 1 | -1): void {
    this.#change(channelId, 'counted', change);
  }

  #change(channelId: string, what: keyof InChannel, change: 1 | -1): void {
    if (what === 'posted') this.#posted += change;
    const before = this.get(channelId);
    const after = { ...before, [what]: before[what] + change };
    if (after.posted + after.awaited + after.counted === 0) this.#channels.delete(channelId);
    else this.#channels.set(channelId, after);
  }
}
