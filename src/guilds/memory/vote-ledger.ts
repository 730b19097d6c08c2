import type { Clock } from '../../clock.ts';
import { Ballot } from '../../reviews/counting/ballot.ts';
import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { isSameEmoji } from '../../reviews/counting/voting-emoji.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Guild } from './act.ts';
import { put } from './change.ts';
import { VoteArrivals } from './vote-arrivals.ts';

export interface VoteLedgerOptions {
  readonly clock: Clock;
  /** How long votes are gathered at most before they are written, in milliseconds. */
  readonly flushDelay: number;
  /** Once aborted, votes are written as soon as they arrive. */
  readonly atOnce: AbortSignal;
}

/** Changes a ballot, and returns whether that changed anything. */
export type BallotUpdate = (ballot: Ballot) => boolean;

/** `other-message`: the review has another message by now, or none, so nothing has changed. */
export type VoteOutcome = 'changed' | 'unchanged' | 'other-message';

interface Arrived {
  readonly messageId: string;
  /** The voting emoji when it arrived: votes with earlier ones are carried. */
  readonly emoji: VotingEmoji;
  readonly update: BallotUpdate;
  readonly written: PromiseWithResolvers<VoteOutcome>;
}

interface Fetch {
  readonly reviewKey: string;
  readonly messageId: string;
  readonly ended: PromiseWithResolvers<void>;
  readonly since: BallotUpdate[];
}

/** How many ballots stay in memory between events; others are read from disk when somebody reacts. */
const BALLOTS_IN_MEMORY = 200;

/** The turn in which the votes on a review are changed. */
export const votesTurn = (reviewKey: string): string => `votes:${reviewKey}`;

/**
 * Gathers the votes of one guild as they arrive, and commits those on a review together. They count once they are on
 * disk. If the disk refuses, they are dropped, because Discord still has them.
 */
export class VoteLedger {
  readonly #guild: Guild;
  readonly #options: VoteLedgerOptions;
  readonly #arrived = new Map<string, Arrived[]>();
  /** The votes that have arrived since the bot asked Discord for those on their review. */
  readonly #fetches = new Set<Fetch>();
  /** The ballots as stored on disk, least recently used first. */
  readonly #ballots = new Map<string, Ballot>();
  readonly #flushes = new InFlight();
  readonly #arrivals: VoteArrivals;
  /** Whether the time runs after which all votes that have arrived are written. */
  #isFlushDue = false;

  constructor(guild: Guild, options: VoteLedgerOptions) {
    this.#guild = guild;
    this.#options = options;
    this.#arrivals = new VoteArrivals(options.clock);
  }

  /** When votes have arrived lately. */
  get arrivals(): Pick<VoteArrivals, 'since'> {
    return this.#arrivals;
  }

  /** Whether some votes have arrived but aren't on disk yet. */
  get hasUnwritten(): boolean {
    return this.#arrived.size > 0 || !this.#flushes.isEmpty;
  }

  /**
   * Changes the votes on a review, together with others that arrive soon. Changes to one review are applied in the order
   * of the calls. Resolves once they are on disk; rejects with StorageError when the disk refuses.
   * @param emoji the voting emoji when the vote was found to be one
   */
  change(
    reviewKey: string,
    messageId: string,
    update: BallotUpdate,
    emoji = this.#guild.memory.voteEmoji,
  ): Promise<VoteOutcome> {
    const written = Promise.withResolvers<VoteOutcome>();
    const arrived = this.#arrived.get(reviewKey);
    this.#arrivals.note(reviewKey);
    for (const fetch of this.#fetches) if (fetch.messageId === messageId) fetch.since.push(update);
    if (arrived !== undefined) arrived.push({ messageId, emoji, update, written });
    else {
      this.#arrived.set(reviewKey, [{ messageId, emoji, update, written }]);
      this.#flushSoon();
    }
    return written.promise;
  }

  /**
   * Replaces votes with what Discord has. Votes that arrive while `fetch` waits for Discord are applied again afterwards.
   * Resolves once the votes are on disk. Rejects as `fetch` does, or when the disk refuses; then nothing has changed.
   * Changes nothing if the voting emoji have changed by then, because the fetched votes are those with the earlier ones.
   * @param fetch gets the stored votes, which it must not change; its answer changes them
   */
  async replace(
    reviewKey: string,
    messageId: string,
    fetch: (stored: Ballot) => Promise<BallotUpdate>,
  ): Promise<VoteOutcome> {
    await this.flush(reviewKey);
    const fetching: Fetch = { reviewKey, messageId, since: [], ended: Promise.withResolvers() };
    this.#fetches.add(fetching);
    try {
      const { memory, queue } = this.#guild;
      const { voteEmoji } = memory;
      const update = await fetch(await this.#open(reviewKey, messageId, voteEmoji));
      return await queue.run(votesTurn(reviewKey), async () => {
        await this.settle(reviewKey);
        if (!isSameEmoji(memory.voteEmoji, voteEmoji)) return 'unchanged';
        return this.#write(reviewKey, messageId, voteEmoji, [update, ...fetching.since]);
      });
    } finally {
      this.#fetches.delete(fetching);
      fetching.ended.resolve();
    }
  }

  /**
   * Changes the stored votes on a review, whatever message they are on; also those that a fetch which is under way will replace them with.
   * Resolves, once that is on disk, to whether anything changed; rejects with StorageError when the disk refuses.
   */
  rewrite(reviewKey: string, update: BallotUpdate): Promise<boolean> {
    return this.#guild.queue.run(votesTurn(reviewKey), async () => {
      await this.settle(reviewKey);
      for (const fetch of this.#fetches) if (fetch.reviewKey === reviewKey) fetch.since.push(update);
      const votes = await this.#guild.store.votes.get(reviewKey).catch(undefinedIfUnreadable);
      const ballot = votes && Ballot.fromEntry(votes);
      if (ballot === undefined || !update(ballot)) return false;
      this.#ballots.delete(reviewKey);
      await this.#guild.commit([put('votes', reviewKey, ballot.toEntry())]);
      return true;
    });
  }

  /** Resolves once no fetch is under way that had begun before this call. */
  async fetched(): Promise<void> {
    await Promise.all(Array.from(this.#fetches, ({ ended }) => ended.promise));
  }

  /** Has the votes on all reviews wait together: a timer for each review takes longer than writing its votes. */
  #flushSoon(): void {
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    const { clock, flushDelay, atOnce } = this.#options;
    const flushed = clock.wait(flushDelay, atOnce).then(async () => {
      this.#isFlushDue = false;
      // `written` reports a failure.
      await this.flushAll().catch(() => {});
      // Their turn doesn't come while nobody knows whether an earlier change is written.
      if (this.#arrived.size > 0 && !atOnce.aborted) this.#flushSoon();
    });
    this.#flushes.add(flushed);
  }

  /** Resolves once the votes that have arrived on any review are on disk. Rejects when the disk refuses some. */
  async flushAll(): Promise<void> {
    const flushed = Array.from(this.#arrived.keys(), (reviewKey) => this.flush(reviewKey));
    await Promise.allSettled(flushed);
    await Promise.all(flushed);
  }

  /** Resolves once the votes that have arrived on a review are on disk. Rejects when the disk refuses. */
  flush(reviewKey: string): Promise<void> {
    return this.#guild.queue.run(votesTurn(reviewKey), () => this.settle(reviewKey));
  }

  /** Does the same as `flush`. Call it in the turn of the review's votes. */
  async settle(reviewKey: string): Promise<void> {
    const arrived = this.#arrived.get(reviewKey) ?? [];
    this.#arrived.delete(reviewKey);
    const batches = Map.groupBy(arrived, ({ messageId, emoji }) => `${messageId} ${JSON.stringify(emoji)}`);
    for (const some of batches.values()) {
      const [{ messageId, emoji }] = some as [Arrived];
      const changed = new Set<Arrived>();
      const updates = some.map((one) => (ballot: Ballot) => {
        const isChange = one.update(ballot);
        if (isChange) changed.add(one);
        return isChange;
      });
      try {
        const outcome = await this.#write(reviewKey, messageId, emoji, updates);
        for (const one of some)
          one.written.resolve(outcome === 'changed' && !changed.has(one) ? 'unchanged' : outcome);
      } catch (error) {
        for (const one of arrived) one.written.reject(error);
        throw error;
      }
    }
  }

  async #write(
    reviewKey: string,
    messageId: string,
    emoji: VotingEmoji,
    updates: readonly BallotUpdate[],
  ): Promise<VoteOutcome> {
    const posting = this.#guild.memory.reviewByKey(reviewKey)?.posting;
    if (posting?.state !== 'posted' || posting.messageId !== messageId) return 'other-message';
    const ballot = await this.#open(reviewKey, messageId, emoji);
    // Until the changed ballot is on disk, it must not be mistaken for the stored one.
    this.#ballots.delete(reviewKey);
    const isChanged = updates.map((update) => update(ballot)).includes(true);
    if (isChanged) await this.#guild.commit([put('votes', reviewKey, ballot.toEntry())]);
    this.#ballots.set(reviewKey, ballot);
    for (const key of this.#ballots.keys()) {
      if (this.#ballots.size <= BALLOTS_IN_MEMORY) break;
      this.#ballots.delete(key);
    }
    return isChanged ? 'changed' : 'unchanged';
  }

  async #open(reviewKey: string, messageId: string, emoji: VotingEmoji): Promise<Ballot> {
    const ballot = this.#ballots.get(reviewKey);
    if (ballot?.messageId === messageId && isSameEmoji(ballot.emoji, emoji)) return ballot;
    // Discord still has the votes of an unreadable entry: comparing fetches them.
    const votes = await this.#guild.store.votes.get(reviewKey).catch(undefinedIfUnreadable);
    return votes === undefined ? new Ballot(messageId, emoji) : Ballot.open(votes, messageId, emoji);
  }
}
