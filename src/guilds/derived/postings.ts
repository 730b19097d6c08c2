import { isPosted, type PostedReview, type ReviewFacts } from '../../reviews/review-facts.ts';
import { inTurns, Turn } from '../../storage/turn.ts';
import type { ChannelCounts } from '../columns/channel-counts.ts';
import type { LossCounts } from '../columns/loss-counts.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { CountedReviews } from './counted-reviews.ts';
import { sortInTurns } from './sort-in-turns.ts';

/** Reviews by how and where they are posted. */
export class Postings {
  readonly #reviews: CountedReviews;
  readonly #index: ReviewIndex;

  constructor(reviews: CountedReviews) {
    this.#reviews = reviews;
    this.#index = reviews.index;
  }

  /** How many reviews have to do with which channel. */
  get channels(): Pick<ChannelCounts, 'get' | 'ids' | 'posted'> {
    return this.#index.postingCounts.channels;
  }

  /** How many reviews count in totals and rankings. */
  get counted(): number {
    return this.#index.postingCounts.counted;
  }

  /** How many of them came by an import without a message. */
  get unasked(): number {
    return this.#index.postingCounts.unasked;
  }

  /** How many reviews have no message yet. */
  get unposted(): number {
    return this.#index.postingCounts.unposted;
  }

  /** How many reviews have lost their messages, where and when. */
  get losses(): Pick<LossCounts, 'in' | 'channelIds' | 'counted'> {
    return this.#index.postingCounts.losses;
  }

  /** The keys of reviews whose message somebody deleted, and about which no moderator has decided since. */
  undecided(): Iterable<string> {
    return this.#reviews.undecided.values().map(this.#index.keyOf);
  }

  /** Whether a review is posted, or about to be, in this channel: the bot ignores reactions elsewhere. */
  isIn(channelId: string): boolean {
    const { posted, awaited } = this.channels.get(channelId);
    return posted + awaited > 0;
  }

  /**
   * The reviews that are not simply posted: they wait for a message, have none, or are about to get another. When a channel is
   * deleted, all of its reviews are among them: look at them in turns.
   */
  unsettled(): Iterable<ReviewFacts> {
    return this.#index.unsettled();
  }

  /**
   * The posted reviews, newest message first, for long work: leaves out what is no longer posted, or has a newer message, when
   * its turn comes.
   * @param channelId only those in this channel; absent: all
   */
  async newestFirst(channelId?: string): Promise<Iterable<PostedReview>> {
    const index = this.#index;
    const rows: number[] = [];
    // Nearly all ids differ as floating-point numbers, which are compared ten times as fast.
    const order: number[] = [];
    const turn = new Turn();
    for (const row of index.posted(channelId)) {
      if (turn.isOver) await turn.next();
      rows.push(row);
      order.push(index.messages.messageOrder(row));
    }
    const isNewer = (a: number, b: number) => {
      const [one, other] = [order[a] as number, order[b] as number];
      return one === other ? index.messages.compareMessages(rows[a] ?? 0, rows[b] ?? 0) > 0 : one > other;
    };
    const sorted = await sortInTurns(rows.keys(), isNewer);
    function* stillPosted() {
      let last: number | undefined;
      for (const at of sorted) {
        const row = rows[at] ?? 0;
        if (!index.has(row) || (last !== undefined && index.messages.compareMessages(row, last) > 0))
          continue;
        const review = index.facts(row);
        if (!isPosted(review) || (channelId ?? review.posting.channelId) !== review.posting.channelId)
          continue;
        last = row;
        yield review;
      }
    }
    return stillPosted();
  }

  /** Those of all reviews that are wanted, and still are when their turn comes, the first written first. */
  async *byWriting(isWanted: (facts: ReviewFacts) => boolean): AsyncGenerator<ReviewFacts> {
    const index = this.#index;
    const isEarlier = (a: number, b: number) => {
      const difference = index.writtenAt(a) - index.writtenAt(b);
      return difference < 0 || (difference === 0 && a < b);
    };
    const rows: number[] = [];
    for await (const row of inTurns(index.rows())) if (isWanted(index.facts(row))) rows.push(row);
    for await (const row of inTurns(await sortInTurns(rows, isEarlier))) {
      const facts = index.has(row) ? index.facts(row) : undefined;
      if (facts !== undefined && isWanted(facts)) yield facts;
    }
  }
}
