import { votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { CountingRules, Votes } from '../../reviews/counting/votes.ts';
import { isSameEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Kind } from '../../storage/entries/guild-entries.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildCollections, Store, Write } from '../../storage/store/store.ts';
import type { Act, Guild, GuildReader } from './act.ts';
import type { Change, ChangeOf } from './change.ts';
import type { Before, Listeners } from './guild-events.ts';
import { GuildMemory } from './guild-memory.ts';
import type { ReviewFacts } from './review-index.ts';
import { VoteLedger, type VoteLedgerOptions, votesTurn } from './vote-ledger.ts';

export interface OpenGuildOptions extends VoteLedgerOptions {
  /** Receives every change. */
  readonly listeners: Listeners;
}

/** The kinds that memory is made of, each after those that it depends on. */
const IN_MEMORY: readonly Kind[] = [
  'shows',
  'moderation',
  'blocked',
  'voters',
  'notices',
  'reviews',
  'votes',
];
const ORDER: readonly Kind[] = ['guilds', ...IN_MEMORY];

/** A guild in memory and on disk. `commit` alone changes either. */
export class OpenGuild implements Guild {
  readonly memory: GuildMemory;
  readonly votes: VoteLedger;
  /** Runs acts and other work on the same subject one after the other. */
  readonly queue = new KeyedQueue();
  readonly #database: Store;
  readonly #store: GuildCollections;
  readonly #listeners: Listeners;
  /** For each kind that is being read again: the keys that have changed since that began. */
  readonly #changedWhileRead = new Set<{ readonly kind: Kind; readonly keys: Set<string> }>();
  /** The rules by which votes have been counted, or are being counted; undefined when counting has failed. */
  #countedBy: Omit<CountingRules, 'authorId'> | undefined;
  /** Whether memory has yet to read who holds the role that voting needs. */
  #areRolesUnread = false;

  private constructor(database: Store, id: string, { listeners, ...options }: OpenGuildOptions) {
    this.memory = new GuildMemory(id);
    this.#database = database;
    this.#store = database.guild(id);
    this.#listeners = listeners;
    this.votes = new VoteLedger(this, options);
  }

  /** Reads a guild from the store. Rejects with StorageError when the store can't be read. */
  static async load(database: Store, id: string, options: OpenGuildOptions): Promise<OpenGuild> {
    const guild = new OpenGuild(database, id, options);
    const record = await guild.#store.guilds.get(id).catch(undefinedIfUnreadable);
    guild.memory.apply({ kind: 'guilds', key: id, entry: record });
    for (const kind of IN_MEMORY) for await (const change of guild.#stored(kind)) guild.memory.apply(change);
    guild.#countedBy = guild.memory.countingRules({ authorId: '' });
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
      const turns = turnsNow();
      const ran = await this.queue.run([...turns, ...votesOf.map(votesTurn)], async () => {
        // Its subjects may have changed while it waited.
        if (!turnsNow().every((turn) => turns.includes(turn))) return undefined;
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
   * with nothing changed, when the disk fails. Call it in the turn of the changes' subjects.
   */
  async commit(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#database.commit(changes.map((change) => writeOf(this.#store, change)));
    const told: (() => void)[] = [];
    const { roleId } = this.memory.eligibleVoters;
    for (const change of changes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
      const before = this.#replacedBy(change);
      this.#apply(change, told);
      told.push(() => this.#listeners.tell(change.kind, this, { ...change, before } as never));
    }
    this.#areRolesUnread ||= this.memory.eligibleVoters.roleId !== roleId;
    // The changes are on disk already. If the votes can't be read now, the next commit counts them again.
    await this.#recountIfDue(changes, told).catch((error) => this.#listeners.failed(error));
    for (const tell of told) tell();
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
    for (const { kind, keys } of this.#changedWhileRead) if (kind === change.kind) keys.add(change.key);
    if (change.kind !== 'votes' && change.kind !== 'moderation') return;
    const facts: ReviewFacts | undefined = memory.reviewByKey(change.key);
    const { helpful, notHelpful } = memory.counts(change.key);
    // The bot's own reactions, the author's and unrelated emoji change no count, so they cause no event.
    if (facts !== undefined && (helpful !== counts.helpful || notHelpful !== counts.notHelpful))
      told.push(() => this.#listeners.tell('counts', this, facts));
  }

  /** Recounts votes if the rules have changed: all of them, or only those on which the changed members have voted. */
  async #recountIfDue(changes: readonly Change[], told: (() => void)[]): Promise<void> {
    const { isCounted, ...emoji } = this.memory.countingRules({ authorId: '' });
    const known = this.#countedBy;
    const isEmojiNew = known === undefined || !isSameEmoji(known, emoji);
    if (!isEmojiNew && known.isCounted === isCounted) return;
    this.#countedBy = { isCounted, ...emoji };
    const isRoleNew = this.#areRolesUnread;
    const members = new Set(changes.map(({ key }) => key));
    const isConcerned = (votes: Votes): boolean =>
      isEmojiNew || isRoleNew || !votersIn(votes).isDisjointFrom(members);
    try {
      // The known holders of the role, from an earlier time when it was required.
      if (isRoleNew) for await (const change of this.#unchanged('voters')) this.#apply(change, told);
      this.#areRolesUnread = false;
      for await (const change of this.#unchanged('votes'))
        if (isConcerned(change.entry as Votes)) this.#apply(change, told);
    } catch (error) {
      this.#countedBy = undefined;
      throw error;
    }
  }

  /** The stored entries of a kind, without those that have changed since they were read. */
  async *#unchanged(kind: Kind): AsyncGenerator<Change> {
    const reading = { kind, keys: new Set<string>() };
    this.#changedWhileRead.add(reading);
    try {
      for await (const change of this.#stored(kind)) if (!reading.keys.has(change.key)) yield change;
    } finally {
      this.#changedWhileRead.delete(reading);
    }
  }

  async *#stored(kind: Kind): AsyncGenerator<Change> {
    for await (const [key, entry] of this.#store[kind].entries()) yield { kind, key, entry } as Change;
  }
}

const writeOf = <K extends Kind>(store: GuildCollections, { kind, key, entry }: ChangeOf<K>): Write =>
  entry === undefined ? store[kind].remove(key) : store[kind].put(key, entry);
