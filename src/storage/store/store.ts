import type { Votes } from '../../reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { KeyvCall } from '../backend.ts';
import type {
  Draft,
  GuildRecord,
  Job,
  MemberNotices,
  Meta,
  OutboxEntry,
  RemovedReview,
  ReportCase,
  VoterRole,
} from '../entries/entries.ts';

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
   */
  entries(): AsyncIterable<readonly [key: string, entry: Entry]>;
  /**
   * The write of an entry. If `get` or `entries` found that the entry under this key does not parse, the write sets that
   * aside too. Throws ZodError when the entry could not be read back.
   */
  put(key: string, entry: Entry): Write;
  /** The deletion of an entry, which sets an unreadable one aside like `put`. */
  remove(key: string): Write;
}

/** All durable data. Nothing above this layer knows which database holds it. */
export interface Store {
  /**
   * Carries out all writes or none; there must be one for each entry at most. Resolves once they are on disk; rejects with
   * StorageError, with nothing written, when the database refuses. Reading and committing is not atomic: a caller that
   * reads, changes and writes has to queue (see KeyedQueue).
   */
  commit(writes: readonly Write[]): Promise<void>;
  /** Describes the database itself; written by openStore and bindStoreToApplication. */
  readonly meta: Collection<Meta>;
  readonly guilds: Collection<GuildRecord>;
  /** Entries expire after seven days without a write. */
  readonly drafts: Collection<Draft>;
  readonly outbox: Collection<OutboxEntry>;
  /** Entries expire after ten minutes. */
  readonly removed: Collection<RemovedReview>;
  readonly jobs: Collection<Job>;
  /** Each call opens the guild's collection again: keep the returned one while the guild is in memory. */
  shows(guildId: string): Collection<Show>;
  reviews(guildId: string): Collection<Review>;
  votes(guildId: string): Collection<Votes>;
  moderation(guildId: string): Collection<Moderation>;
  reports(guildId: string): Collection<ReportCase>;
  /** Blocked members, by user id: they may not write, and their votes do not count. */
  blocked(guildId: string): Collection<Decision>;
  notices(guildId: string): Collection<MemberNotices>;
  /** Whether members have the voter role, by user id. */
  voters(guildId: string): Collection<VoterRole>;
  /** Waits for commits in progress, then closes and unlocks the database. */
  close(): Promise<void>;
}
