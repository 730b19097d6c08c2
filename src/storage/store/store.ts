import type { Votes } from '../../reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
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

/**
 * The entries of one kind, in one namespace. Every promise rejects with StorageError when the database cannot be read
 * or written. Calls for one key run in the order they were made, so that a read sees the writes before it. There is no
 * atomic update: a caller that reads, changes and writes has to queue (see KeyedQueue). A key is any text that is not
 * empty and does not begin with the namespace and a colon, which Keyv would remove.
 */
export interface Collection<Entry> {
  /** The entry, or undefined when there is none. Rejects with UnreadableEntryError when it does not parse. */
  get(key: string): Promise<Entry | undefined>;
  /**
   * Resolves once the entry is on disk. An unreadable entry under this key is set aside first, never lost. Rejects with
   * ZodError, and writes nothing, when the entry could not be read back.
   */
  set(key: string, entry: Entry): Promise<void>;
  /** Resolves once the removal is on disk, to whether there was an entry. */
  delete(key: string): Promise<boolean>;
  /**
   * Yields every readable entry, in pages, with a turn of the event loop between them; reports and skips unreadable
   * ones. Entries written meanwhile may or may not be among them.
   */
  entries(): AsyncIterable<readonly [key: string, entry: Entry]>;
}

/** All durable data. Nothing above this layer knows which database holds it. */
export interface Store {
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
  /** Waits for writes in progress, then closes and unlocks the database. */
  close(): Promise<void>;
}
