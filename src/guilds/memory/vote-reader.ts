import type { Clock } from '../../clock.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { inTurns } from '../../storage/turn.ts';
import type { Guild } from './act.ts';

/** The votes on so many reviews are read in some tenths of a second: an order waits for all of them. */
const SOON_READ = 20_000;
/** How long an order waits for votes on other shows where there are more, in milliseconds. */
const PATIENCE = 150;
/** The votes on how many of a member's reviews are read at once. */
const AT_ONCE = 200;

/**
 * Reads the votes of one guild into memory, which has none after loading: those on a review, or on a show's, when somebody asks for
 * them, and all of them, once and in turns, when somebody asks what they say of members.
 */
export class VoteReader {
  readonly #guild: Guild;
  readonly #clock: Clock;
  readonly #stopping: AbortSignal;
  #readingAll: Promise<unknown> | undefined;

  /** @param stopping once aborted, nothing more is read */
  constructor(guild: Guild, clock: Clock, stopping: AbortSignal) {
    this.#guild = guild;
    this.#clock = clock;
    this.#stopping = stopping;
  }

  /** Whether all votes are being read. */
  get isRunning(): boolean {
    return this.#readingAll !== undefined;
  }

  /** Resolves once memory knows a review's counts. Rejects with StorageError when the disk fails. */
  async know(reviewKey: string): Promise<void> {
    const { memory, store } = this.#guild;
    if (memory.areVotesKnown(reviewKey)) return;
    const entry = await store.votes.get(reviewKey).catch(undefinedIfUnreadable);
    memory.loadVotes(reviewKey, entry);
  }

  /**
   * Resolves once memory knows the votes on all reviews that are stored for these shows and, unless that takes long, all others, on
   * which the records of authors depend; what is read later changes the order then. Rejects with StorageError when the disk fails.
   */
  async knowShows(showIds: readonly string[]): Promise<void> {
    const { memory } = this.#guild;
    if (memory.areAllVotesKnown) return;
    const all = this.knowAll();
    for (const showId of showIds) if (!(await this.#isKnown(showId))) await this.#read(`${showId}:`);
    // Those without an entry, or with one that does not parse, have no votes.
    for (const showId of showIds)
      for await (const { key } of inTurns(memory.reviewsUnder(showId))) memory.loadVotes(key, undefined);
    await (memory.reviewCount > SOON_READ ? this.#patiently(all) : all);
  }

  /**
   * Resolves once memory knows the votes on all reviews by a member, and begins to read all others, after which there is nothing to
   * look through any more. Rejects with StorageError when the disk fails.
   */
  async knowAuthor(userId: string): Promise<void> {
    const { memory } = this.#guild;
    if (memory.areAllVotesKnown) return;
    void this.knowAll();
    let unknown: string[] = [];
    const read = () => Promise.all(unknown.map((key) => this.know(key)));
    for await (const key of inTurns(memory.keysBy(userId))) {
      if (memory.areVotesKnown(key)) continue;
      unknown.push(key);
      if (unknown.length < AT_ONCE) continue;
      await read();
      unknown = [];
    }
    await read();
  }

  /** Resolves once memory knows all votes. Rejects with StorageError when the disk fails; then the next call tries again. */
  knowAll(): Promise<unknown> {
    if (this.#guild.memory.areAllVotesKnown) return Promise.resolve();
    this.#readingAll ??= this.#read()
      .then(() => this.#stopping.aborted || this.#guild.memory.setAllVotesKnown())
      .finally(() => {
        this.#readingAll = undefined;
      });
    // Not everybody waits for it.
    this.#readingAll.catch(() => {});
    return this.#readingAll;
  }

  async #patiently(reading: Promise<unknown>): Promise<void> {
    const ended = new AbortController();
    await Promise.race([reading, this.#clock.wait(PATIENCE, ended.signal)]).finally(() => ended.abort());
  }

  async #isKnown(showId: string): Promise<boolean> {
    const { memory } = this.#guild;
    for await (const { key } of inTurns(memory.reviewsUnder(showId)))
      if (!memory.areVotesKnown(key)) return false;
    return true;
  }

  /** @param beginning as `Collection.entries` takes it */
  async #read(beginning?: string): Promise<void> {
    const { memory, store } = this.#guild;
    for await (const [key, entry] of store.votes.entries(beginning)) {
      if (this.#stopping.aborted) return;
      memory.loadVotes(key, entry);
    }
  }
}
