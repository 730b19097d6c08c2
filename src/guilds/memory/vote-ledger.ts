import { Ballot } from '../../reviews/counting/ballot.ts';
import type { CountingRules, Votes } from '../../reviews/counting/votes.ts';
import { isSameEmoji, USUAL_EMOJI } from '../../reviews/counting/voting-emoji.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { absentWhenUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';

export interface VoteLedgerOptions {
  /** The message that shows a review now; undefined when there is none. */
  readonly messageOf: (reviewKey: string) => string | undefined;
  /** How the votes on a review count. */
  readonly rulesOf: (reviewKey: string) => CountingRules | undefined;
  /** Called after each change, with the ballot as it is now. */
  readonly onChange: (reviewKey: string, ballot: Ballot) => void;
  /** Called when ballots could not be written; they are kept and tried again. */
  readonly onWriteError: (error: unknown) => void;
  /** Milliseconds from a change until it is on disk. Votes may wait: Discord can be asked again. */
  readonly flushDelay: number;
  /** Milliseconds until a failed write is tried again. */
  readonly retryDelay: number;
}

/** Ballots that stay in memory between two events; the rest are read again when somebody reacts. */
const BALLOTS_IN_MEMORY = 200;

/** The ballots of one guild: changed in memory, written behind in groups. */
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

  /** Whether anything is not on disk yet. */
  get hasUnwritten(): boolean {
    return this.#unwritten.size > 0 || this.#writing !== undefined;
  }

  /**
   * Changes the ballot of a review. Changes of one review run one after the other, so what arrives while `work`
   * asks Discord is applied after it. `work` says whether it changed anything; it is not called when the review has
   * another message by then, or none. `work` that rejects must have changed nothing. Resolves to whether `work` was
   * called and changed something; undefined when it was not called.
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

  /** Every vote on a review, as it is now; undefined when nobody has ever voted on it. */
  read(reviewKey: string): Promise<Votes | undefined> {
    return this.#queue.run(reviewKey, () => this.#read(reviewKey));
  }

  /** Puts the votes of a review that was deleted in place again. Resolves when they are on disk. */
  restore(reviewKey: string, votes: Votes): Promise<void> {
    return this.#queue.run(reviewKey, () => this.#collection.set(reviewKey, votes));
  }

  /**
   * Does something once all votes on a review are on disk; those that arrive meanwhile wait. Rejects, with nothing done,
   * when they cannot be written.
   */
  whenWritten<T>(reviewKey: string, callback: () => Promise<T>): Promise<T> {
    return this.#queue.run(reviewKey, async () => {
      await this.#writing;
      if (this.#unwritten.delete(reviewKey)) await this.#writeOne(reviewKey);
      return callback();
    });
  }

  /** Resolves when all votes that were given so far are on disk. */
  flush(): Promise<void> {
    return this.#write();
  }

  /** Counts the votes on a review again: by other rules than before. */
  recount(reviewKey: string): Promise<void> {
    return this.#queue.run(reviewKey, async () => {
      const votes = await this.#read(reviewKey);
      if (votes === undefined) return;
      const rules = this.#options.rulesOf(reviewKey) ?? USUAL_EMOJI;
      this.#options.onChange(reviewKey, Ballot.open(votes, votes.messageId, rules));
    });
  }

  /** Counts again every review whose votes this concerns. */
  async recountWhere(concerns: (votes: Votes) => boolean): Promise<void> {
    const unwritten = [...this.#unwritten];
    for await (const [reviewKey, votes] of this.#collection.entries())
      if (concerns(votes)) await this.recount(reviewKey);
    // What is on disk of these is older than what is in memory.
    for (const reviewKey of unwritten) {
      const votes = await this.read(reviewKey);
      if (votes !== undefined && concerns(votes)) await this.recount(reviewKey);
    }
  }

  /** Forgets the ballot of a review, in memory and on disk. */
  remove(reviewKey: string): Promise<void> {
    return this.#queue.run(reviewKey, async () => {
      this.#ballots.delete(reviewKey);
      this.#unwritten.delete(reviewKey);
      await this.#writing;
      // Once more: what could not be written a moment ago was to be tried again.
      this.#unwritten.delete(reviewKey);
      await this.#collection.delete(reviewKey);
    });
  }

  /** Writes what is not on disk yet, and ends: rejects when it cannot be written, and tries nothing again. */
  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#write().finally(() => clearTimeout(this.#timer));
  }

  async #open(reviewKey: string, messageId: string): Promise<Ballot> {
    const { helpful, notHelpful } = this.#options.rulesOf(reviewKey) ?? USUAL_EMOJI;
    const ballot = this.#ballots.get(reviewKey);
    if (ballot?.messageId === messageId && isSameEmoji(ballot.emoji, { helpful, notHelpful })) return ballot;
    const votes = await this.#read(reviewKey);
    return votes === undefined
      ? new Ballot(messageId, { helpful, notHelpful })
      : Ballot.open(votes, messageId, { helpful, notHelpful });
  }

  async #read(reviewKey: string): Promise<Votes | undefined> {
    // Discord still has the votes of an entry that cannot be read: the next sweep counts them again.
    return (
      this.#ballots.get(reviewKey)?.toEntry() ??
      (await this.#collection.get(reviewKey).catch(absentWhenUnreadable))
    );
  }

  /** Never while a write is under way: one that fails needs its ballots again. */
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

  /**
   * Writes everything that is unwritten when its turn comes. Rejects with the first failure, when all have been tried.
   */
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
