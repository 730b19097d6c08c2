import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Backend, KeyvCall, Shards } from '../backend.ts';
import type { Meta } from '../entries/entries.ts';
import type { GuildEntries, Kind, SharedKind } from '../entries/guild-entries.ts';
import type { StorageError } from '../storage-errors.ts';

/** One entry to write or delete, for `Store.commit`. A collection makes it. */
export interface Write {
  /** The namespace and key. */
  readonly entryId: string;
  /** Resolves to the calls of Keyv that carry it out. */
  prepare(): Promise<readonly KeyvCall[]>;
}

/**
 * The entries of one kind, in one namespace. A key is any text that is not empty and does not begin with the namespace
 * and a colon, which Keyv would remove. Reading rejects with StorageError when the database cannot be read.
 */
export interface Collection<Entry> {
  /**
   * The entry, as the commits before this call left it; undefined when there is none. Rejects with UnreadableEntryError
   * when it does not parse.
   */
  get(key: string): Promise<Entry | undefined>;
  /**
   * Yields every readable entry, in pages, with a turn of the event loop between them; reports and skips unreadable
   * ones. Entries written meanwhile may or may not be among them.
   * @param beginning only entries whose keys begin with this text and go on after it; absent: all
   */
  entries(beginning?: string): AsyncIterable<readonly [key: string, entry: Entry]>;
  /**
   * Yields the keys of entries that hold a text anywhere, as it stands in JSON, also of unreadable ones. Takes some seconds for a
   * million entries, in which others have their turns.
   */
  keysHolding(text: string, beginning?: string): AsyncIterable<string>;
  /**
   * The write of an entry. If `get` or `entries` found that the entry under this key does not parse, the write sets that
   * aside too. Throws ZodError when the entry could not be read back.
   */
  put(key: string, entry: Entry): Write;
  /** The deletion of an entry, which sets an unreadable one aside like `put`. */
  remove(key: string): Write;
}

/** The collections of a guild, by kind. */
export type GuildCollections = { readonly [K in Kind]: Collection<GuildEntries[K]> };

/** All durable data. Nothing above this layer knows which database holds it. */
export interface Store
  extends Pick<GuildCollections, SharedKind>,
    Pick<Backend, 'shardsInUse' | 'exclusively' | 'tellOthers' | 'onTold'> {
  /**
   * Makes this process the only one that writes what the guilds of these shards have, as `Backend.claim` does. From then on the store
   * tells of those alone: `guildIds`, and `entries` of what all guilds share.
   */
  claim(shards: Shards): Promise<void>;
  /**
   * Carries out all writes or none; there must be one for each entry at most. Resolves once they are on disk; rejects with
   * StorageError, with nothing written, when the database refuses. Reading and committing is not atomic: a caller that
   * reads, changes and writes has to queue (see KeyedQueue).
   */
  commit(writes: readonly Write[]): Promise<void>;
  /** Describes the database itself; written by openStore and bindStoreToApplication. */
  readonly meta: Collection<Meta>;
  /** Each call opens a guild's collections again: keep the returned ones while the guild is in memory. */
  guild(guildId: string): GuildCollections;
  /** The guilds of which there is anything. */
  guildIds(): Promise<string[]>;
  /**
   * Deletes all that is stored of a guild, its record last, in several commits. Nobody may use the guild meanwhile. Rejects with
   * StorageError when some of it is left; calling it again deletes the rest.
   */
  eraseGuild(guildId: string): Promise<void>;
  /**
   * A name for a member of a guild that tells nobody else who they are: an HMAC of their id. Rejects with StorageError when its key has
   * to be written, for the first one, and can't be.
   */
  pseudonym(guildId: string, userId: string): Promise<string>;
  /** The same at once; undefined while no member has one. */
  knownPseudonym(guildId: string, userId: string): string | undefined;
  /**
   * Erases a member from the entries of a guild that do not parse. Nobody can change those otherwise. Rejects with StorageError when
   * some are left.
   */
  eraseUnreadable(guildId: string, userId: string): Promise<void>;
  /**
   * Resolves once the database's files hold nothing any more that was deleted or replaced before. Rejects with StorageError while
   * another program, a backup perhaps, is reading them.
   */
  purge(): Promise<void>;
  /** How many reviews a guild has, those that can't be read included. */
  reviewCount(guildId: string): Promise<number>;
  /**
   * Tells the facts about every readable review of a guild, one by one, without reading texts and with turns of the event loop
   * between some. Reports and skips a review that can't be read.
   */
  reviewFacts(guildId: string, take: (facts: ReviewFacts) => void): Promise<void>;
  /**
   * Deletes the entries that have expired, of all guilds that were opened. Reads return them until then: whether one still
   * counts is for its reader to decide, because the machine's clock, by which Keyv would drop it, may be wrong.
   * @param now milliseconds since the epoch, by a clock that is right
   */
  clearExpired(now: number): Promise<void>;
  /**
   * Resolves once the database has answered; if it has refused the last commit, once it has taken another one. Rejects with
   * StorageError when it refuses.
   */
  check(): Promise<void>;
  /** Resolves, with the reason, when the database can no longer be used although nobody closed it. */
  readonly lost: Promise<StorageError>;
  /** Waits for commits in progress, then closes and unlocks the database. */
  close(): Promise<void>;
}
