import { isDeepStrictEqual } from 'node:util';
import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { KeptReadingOrder } from '../../reviews/ranking/kept-reading-order.ts';
import type { Review } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Kind } from '../../storage/entries/guild-entries.ts';
import { UncertainError, undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildCollections, Store, Write } from '../../storage/store/store.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import { NO_VOTES } from '../helpfulness/vote-counts.ts';
import type { Act, Guild, GuildReader } from './act.ts';
import type { Change, ChangeOf } from './change.ts';
import type { Before, Listeners } from './guild-events.ts';
import { GuildMemory } from './guild-memory.ts';
import { GuildTaste } from './guild-taste.ts';
import { GuildHelpfulness, Reviewers } from './helpfulness.ts';
import { Turns } from './turns.ts';
import { VoteLedger, type VoteLedgerOptions, votesTurn } from './vote-ledger.ts';
import { VoteReader } from './vote-reader.ts';
import { VoteRecount } from './vote-recount.ts';

export interface OpenGuildOptions extends VoteLedgerOptions {
  /** Receives every change. */
  readonly listeners: Listeners;
}

/** The kinds that are read whole when a guild is loaded, each after those that it depends on. */
const READ_FIRST: readonly Kind[] = ['shows', 'moderation', 'blocked', 'members', 'notices', 'uncounted'];
/** How many reviews that were read last stay in memory: at most a megabyte of them. */
const MOST_KEPT = 100;
/** The order in which changes reach memory. */
const ORDER: readonly Kind[] = ['guilds', ...READ_FIRST, 'voters', 'reviews', 'votes'];
/** A show goes after its reviews. */
const placeOf = ({ kind, entry }: Change): number =>
  kind === 'shows' && entry === undefined ? ORDER.length : ORDER.indexOf(kind);

/** A guild in memory and on disk. `commit` alone changes either. */
export class OpenGuild implements Guild {
  readonly memory: GuildMemory;
  readonly votes: VoteLedger;
  /** Whom the reviews of its members have helped: of one author, and in lists. */
  readonly helpfulness: GuildHelpfulness;
  readonly reviewers: Reviewers;
  /** Who likes what. */
  readonly taste: GuildTaste;
  /** Runs acts and other work on the same subject one after the other. */
  readonly queue = new Turns();
  readonly #database: Store;
  readonly #store: GuildCollections;
  readonly #listeners: Listeners;
  readonly #recounting: VoteRecount;
  readonly #reader: VoteReader;
  /** Reviews as they are stored: the newest and the most helpful ones are shown again and again. */
  readonly #lastRead = new RecentlyUsed<Review>(
    () => MOST_KEPT,
    () => 1,
  );

  private constructor(database: Store, id: string, { listeners, ...options }: OpenGuildOptions) {
    this.memory = new GuildMemory(id, (userId) => database.knownPseudonym(id, userId));
    this.#database = database;
    this.#store = database.guild(id);
    this.#listeners = listeners;
    this.taste = new GuildTaste(this.memory, options.clock);
    this.votes = new VoteLedger(this, options);
    this.#recounting = new VoteRecount(this, listeners, options.atOnce);
    this.#reader = new VoteReader(this, options.clock, options.atOnce);
    this.helpfulness = new GuildHelpfulness(this.memory, this.#reader);
    this.reviewers = new Reviewers(this.memory, this.#reader);
  }

  /** Reads a guild from the store. Rejects with StorageError when the store can't be read. */
  static async load(database: Store, id: string, options: OpenGuildOptions): Promise<OpenGuild> {
    const guild = new OpenGuild(database, id, options);
    const record = await guild.#store.guilds.get(id).catch(undefinedIfUnreadable);
    const isErased = record?.isErased === true;
    if (isErased) await database.eraseGuild(id);
    guild.memory.apply({ kind: 'guilds', key: id, entry: isErased ? undefined : record });
    const { memory } = guild;
    for (const kind of READ_FIRST)
      for await (const [key, entry] of guild.#store[kind].entries())
        memory.apply({ kind, key, entry } as Change);
    for await (const [key, entry] of guild.#store.erasures.entries(`${id}:`))
      memory.apply({ kind: 'erasures', key, entry });
    memory.reserve(await database.reviewCount(id));
    await database.reviewFacts(id, memory.load);
    await guild.#recounting.begin();
    return guild;
  }

  /** The stored entries, for reading what isn't kept in memory. */
  get store(): GuildReader {
    return this.#store;
  }

  /**
   * Lets an act decide when its turn comes, and commits its changes. Resolves to its answer. Rejects, with nothing changed,
   * as the act throws, or with StorageError when the disk fails.
   */
  async run<Answer>(act: Act<Answer>): Promise<Answer> {
    const { votesOf = [] } = act;
    const turnsNow = () => (typeof act.turns === 'function' ? act.turns(this) : act.turns);
    for (;;) {
      const turns = new Set(turnsNow());
      const ran = await this.queue.run([...turns, ...votesOf.map(votesTurn)], async () => {
        // Its subjects may have changed while it waited.
        if (!turnsNow().every((turn) => turns.has(turn))) return undefined;
        for (const reviewKey of votesOf) await this.votes.settle(reviewKey);
        const { changes, answer } = await act.decide(this);
        await this.commit(changes);
        return { answer };
      });
      if (ran !== undefined) return ran.answer;
    }
  }

  /**
   * Makes changes durable, all or none, then applies them to memory, then tells the listeners. Rejects with StorageError,
   * with nothing changed, when the disk fails; with UncertainError when that isn't known yet, which is settled once memory follows. Call it
   * in the turn of the changes' subjects.
   */
  async commit(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    // Which counts the changes change can only be told of counts that are known.
    const counting = changes.filter(({ kind }) => kind === 'votes' || kind === 'moderation');
    await Promise.all(counting.map(({ key }) => this.#reader.know(key)));
    try {
      await this.#database.commit(changes.map((change) => writeOf(this.#store, change)));
    } catch (error) {
      if (!(error instanceof UncertainError)) throw error;
      const settled = this.queue.waitFor(error.settled, () => this.#committed(changes));
      throw new UncertainError(error.message, settled);
    }
    this.#committed(changes);
  }

  /** Makes memory what is on disk by now. */
  #committed(changes: readonly Change[]): void {
    const told: (() => void)[] = [];
    for (const change of changes.toSorted((a, b) => placeOf(a) - placeOf(b))) {
      const before = this.#replacedBy(change);
      this.#apply(change, told);
      told.push(() => this.#listeners.tell(change.kind, this, { ...change, before } as never));
    }
    for (const tell of told) tell();
    this.#recounting.follow(changes);
  }

  /** The stored review; undefined, without asking the disk, when memory knows that there is none. */
  async review(key: string): Promise<Review | undefined> {
    return this.memory.reviewByKey(key) === undefined ? undefined : this.#store.reviews.get(key);
  }

  /** Like `review`, where others don't wait for this one: one that does not parse is undefined, and counts no longer. */
  async readableReview(key: string): Promise<Review | undefined> {
    const kept = this.#lastRead.get(key);
    if (kept !== undefined) return kept;
    const review = await this.review(key).catch((error: unknown) => {
      const unreadable = undefinedIfUnreadable(error);
      this.memory.setUnreadable(key);
      return unreadable;
    });
    if (review !== undefined) this.#lastRead.set(key, review);
    this.#lastRead.forgetOldest();
    return review;
  }

  /** The counts that a review shows. Rejects with StorageError when its votes have yet to be read and can't be. */
  async counts(key: string): Promise<HelpfulCounts> {
    await this.#reader.know(key);
    return this.memory.counts(key) ?? NO_VOTES;
  }

  /** The order in which members read the reviews of a show. Rejects with StorageError when votes can't be read. */
  readingOrder(showId: string): Promise<KeptReadingOrder> {
    const { memory } = this;
    return memory.readingOrders.of(showId, () => this.#reader.knowShows(memory.showIds(showId)));
  }

  /** Whether something is going on that must end before the guild leaves memory. */
  get isBusy(): boolean {
    const { votes, queue } = this;
    return votes.hasUnwritten || !queue.isSettled || this.#recounting.isRunning || this.#reader.isRunning;
  }

  /** Resolves once the votes are counted again that earlier changes concern. */
  recounted(): Promise<void> {
    return this.#recounting.idle();
  }

  /** Resolves once memory knows everybody who has voted, if voting needs a role. */
  knowVoters(): Promise<void> {
    return this.#recounting.knowVoters();
  }

  #replacedBy({ kind, key }: Change): Before[keyof Before] {
    if (kind === 'shows') return this.memory.showEntry(key);
    if (kind === 'reviews') return this.memory.reviewByKey(key);
    if (kind === 'guilds') return this.memory.record;
    return kind === 'moderation' ? this.memory.moderation(key) : undefined;
  }

  /** Applies a change to memory; adds the resulting events to `told`. */
  #apply(change: Change, told: (() => void)[]): void {
    const { memory } = this;
    const counts = memory.counts(change.key);
    memory.apply(change);
    if (change.kind === 'reviews') this.#lastRead.delete(change.key);
    if (change.kind !== 'votes' && change.kind !== 'moderation') return;
    const facts: ReviewFacts | undefined = memory.reviewByKey(change.key);
    // The bot's own reactions, the author's and unrelated emoji change no count, so they cause no event.
    if (facts !== undefined && !isDeepStrictEqual(memory.counts(change.key), counts))
      told.push(() => this.#listeners.tell('counts', this, facts));
  }
}

const writeOf = <K extends Kind>(store: GuildCollections, { kind, key, entry }: ChangeOf<K>): Write =>
  entry === undefined ? store[kind].remove(key) : store[kind].put(key, entry);
