import { Ballot } from '../../reviews/counting/ballot.ts';
import type { CountingRules, Votes } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI, isSameEmoji } from '../../reviews/counting/voting-emoji.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';

export interface VoteLedgerOptions {
  /** The id of a review's message; undefined when it has none. */
  readonly messageOf: (reviewKey: string) => string | undefined;
  readonly rulesOf: (reviewKey: string) => CountingRules | undefined;
  /** Called after each change. */
  readonly onChange: (reviewKey: string, ballot: Ballot) => void;
  /** Called when ballots could not be written; they stay in memory and are written again later. */
  readonly onWriteError: (error: unknown) => void;
  /** Milliseconds until a change is written. Votes can wait: after a crash, Discord still has them. */
  readonly flushDelay: number;
  /** Milliseconds until a failed write is repeated. */
  readonly retryDelay: number;
}

/** How many ballots stay in memory between events; the others are read from disk when somebody reacts. */
const BALLOTS_IN_MEMORY = 200;

/** The votes of one guild: changed in memory, written to disk in groups shortly afterwards. */
export class VoteLedger {
  readonly #collection: Collection<Votes>;
  readonly #options: VoteLedgerOptions;
  readonly #queue = new KeyedQueue();
  /** Least recently used first. */
  readonly #ballots = new Map<string, Ballot>();
  readonly #unwritten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** Never rejects. */
  #writing: Promise<void> | undefined;

  constructor(collection: Collection<Votes>, options: VoteLedgerOptions) {
    this.#collection = collection;
    this.#options = options;
  }

  /** Whether any change is not on disk yet. */
  get hasUnwritten(): boolean {
    return this.#unwritten.size > 0 || this.#writing !== undefined;
  }

  /**
   * Changes a review's ballot. Changes to one review run one after the other: an event that arrives while `update`
   * waits for Discord is applied after it. `update` returns whether it changed anything; if it rejects, it must have
   * changed nothing.
   * @returns what `update` returned; undefined when the review has another message by then, or none, so it was not
   * called
   */
  change(
    reviewKey: string,
    messageId: string,
    update: (ballot: Ballot) => boolean | Promise<boolean>,
  ): Promise<boolean | undefined> {
    return this.#queue.run(reviewKey, async () => {
      if (this.#options.messageOf(reviewKey) !== messageId) return undefined;
      const ballot = await this.#open(reviewKey, messageId);
      const changed = await update(ballot);
      this.#ballots.delete(reviewKey);
      this.#ballots.set(reviewKey, ballot);
      if (changed) {
        this.#unwritten.add(reviewKey);
        this.#options.onChange(reviewKey, ballot);
        this.#schedule(this.#options.flushDelay);
      }
      this.#evict();
      return changed;
    });
  }

  /** The current votes on a review; undefined when nobody has ever voted on it. */
  read(reviewKey: string): Promise<Votes | undefined> {
    return this.#queue.run(reviewKey, () => this.#read(reviewKey));
  }

  /** Brings back the votes of a deleted review. Resolves once they are on disk. */
  restore(reviewKey: string, votes: Votes): Promise<void> {
    return this.#queue.run(reviewKey, () => this.#collection.set(reviewKey, votes));
  }

  /**
   * Runs `callback` once all votes on a review are on disk; votes that arrive meanwhile wait for it. Rejects without
   * calling it when the votes cannot be written.
   */
  whenWritten<T>(reviewKey: string, callback: () => Promise<T>): Promise<T> {
    return this.#queue.run(reviewKey, async () => {
      await this.#writing;
      if (this.#unwritten.delete(reviewKey)) await this.#writeOne(reviewKey);
      return callback();
    });
  }

  /** Resolves once every vote that arrived before this call is on disk. */
  flush(): Promise<void> {
    return this.#write();
  }

  /** Counts a review's votes again, after the rules have changed. */
  recount(reviewKey: string): Promise<void> {
    return this.#queue.run(reviewKey, async () => {
      const votes = await this.#read(reviewKey);
      if (votes === undefined) return;
      const rules = this.#options.rulesOf(reviewKey) ?? DEFAULT_EMOJI;
      this.#options.onChange(reviewKey, Ballot.open(votes, votes.messageId, rules));
    });
  }

  /** Recounts every review whose votes match the condition. */
  async recountWhere(concerns: (votes: Votes) => boolean): Promise<void> {
    const unwritten = [...this.#unwritten];
    for await (const [reviewKey, votes] of this.#collection.entries())
      if (concerns(votes)) await this.recount(reviewKey);
    // The entries on disk of these reviews were out of date: check the ones in memory.
    for (const reviewKey of unwritten) {
      const votes = await this.read(reviewKey);
      if (votes !== undefined && concerns(votes)) await this.recount(reviewKey);
    }
  }

  /** Deletes a review's votes, in memory and on disk. */
  remove(reviewKey: string): Promise<void> {
    return this.#queue.run(reviewKey, async () => {
      this.#ballots.delete(reviewKey);
      this.#unwritten.delete(reviewKey);
      await this.#writing;
      // Again, because a write that just failed has put it back.
      this.#unwritten.delete(reviewKey);
      await this.#collection.delete(reviewKey);
    });
  }

  /** Writes everything that is not on disk yet. Rejects when it cannot, and tries nothing again. */
  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#write().finally(() => clearTimeout(this.#timer));
  }

  async #open(reviewKey: string, messageId: string): Promise<Ballot> {
    const { helpful, notHelpful } = this.#options.rulesOf(reviewKey) ?? DEFAULT_EMOJI;
    const ballot = this.#ballots.get(reviewKey);
    if (ballot?.messageId === messageId && isSameEmoji(ballot.emoji, { helpful, notHelpful })) return ballot;
    const votes = await this.#read(reviewKey);
    return votes === undefined
      ? new Ballot(messageId, { helpful, notHelpful })
      : Ballot.open(votes, messageId, { helpful, notHelpful });
  }

  async #read(reviewKey: string): Promise<Votes | undefined> {
    // Discord still has the votes of an unreadable entry: the next sweep fetches them.
    return (
      this.#ballots.get(reviewKey)?.toEntry() ??
      (await this.#collection.get(reviewKey).catch(undefinedIfUnreadable))
    );
  }

  /** Not during a write: if it fails, its ballots are needed again. */
  #evict(): void {
    if (this.#writing !== undefined) return;
    for (const key of this.#ballots.keys()) {
      if (this.#ballots.size <= BALLOTS_IN_MEMORY) return;
      if (!this.#unwritten.has(key)) this.#ballots.delete(key);
    }
  }

  #schedule(delay: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write().catch((error: unknown) => {
        this.#options.onWriteError(error);
        this.#schedule(this.#options.retryDelay);
      });
    }, delay);
  }

  /** Writes all changed ballots, after any write in progress. Tries them all, then rejects with the first failure. */
  #write(): Promise<void> {
    const turn = (this.#writing ?? Promise.resolve()).then(() => this.#writeUnwritten());
    const over = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#writing === over) this.#writing = undefined;
      });
    this.#writing = over;
    return turn;
  }

  async #writeUnwritten(): Promise<void> {
    const keys = [...this.#unwritten];
    this.#unwritten.clear();
    const results = await Promise.allSettled(keys.map((key) => this.#writeOne(key)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async #writeOne(reviewKey: string): Promise<void> {
    const ballot = this.#ballots.get(reviewKey);
    if (ballot === undefined) return;
    try {
      await this.#collection.set(reviewKey, ballot.toEntry());
    } catch (error) {
      this.#unwritten.add(reviewKey);
      throw error;
    }
  }
}
