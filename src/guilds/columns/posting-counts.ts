import { type Posting, placeOf, successorOf } from '../../reviews/review.ts';
import { ChannelCounts } from './channel-counts.ts';
import type { IdTable } from './id-table.ts';
import { LossCounts } from './loss-counts.ts';

/** How many reviews are posted how: kept by what changes, since all of a guild's reviews may wait for a message. */
export class PostingCounts {
  readonly channels: ChannelCounts;
  readonly losses = new LossCounts();
  readonly #channelIds: IdTable;
  #counted = 0;
  #unposted = 0;
  #unasked = 0;

  /** @param channelIds the numbers of channels */
  constructor(channelIds: IdTable) {
    this.#channelIds = channelIds;
    this.channels = new ChannelCounts(channelIds);
  }

  /** How many reviews count in totals and rankings. */
  get counted(): number {
    return this.#counted;
  }

  /** How many reviews wait for their first message, or for the only one that they will have. */
  get unposted(): number {
    return this.#unposted;
  }

  /** How many reviews count but came by an import without a message: nobody asked for one. */
  get unasked(): number {
    return this.#unasked;
  }

  /** @param change 1 for how a review is posted now, -1 for how it no longer is; while it does not count */
  add(posting: Posting, change: 1 | -1): void {
    if (posting.state === 'withheld') {
      if (posting.reason !== 'imported') this.losses.count(posting, posting.reason, change);
      return;
    }
    const channel = this.#channelIds.numberOf(posting.channelId);
    this.channels.count(channel, posting.state === 'posted' ? 'posted' : 'awaited', change);
    if (posting.state === 'wanted') this.#unposted += change;
    const successor = successorOf(posting);
    if (successor !== undefined)
      this.channels.count(this.#channelIds.numberOf(successor.channelId), 'awaited', change);
  }

  /** @param change 1 for a review that counts now, -1 for one that no longer does */
  count(posting: Posting, change: 1 | -1): void {
    const place = placeOf(posting);
    if (place !== undefined) this.countIn(this.#channelIds.numberOf(place), change);
    else this.#counted += change;
    if (posting.state !== 'withheld') return;
    if (posting.reason === 'imported') this.#unasked += change;
    else this.losses.count(posting, 'counted', change);
  }

  /** Like `count`, for a review that has its place in a channel. */
  countIn(channel: number, change: 1 | -1): void {
    this.#counted += change;
    this.channels.count(channel, 'counted', change);
  }
}
