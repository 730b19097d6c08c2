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
 * One kind of entry under one namespace. Every promise rejects with StorageError when the database cannot be read or
 * written. Calls for one key run in the order they were made, so that a read sees the writes before it; there is no
 * atomic update: a caller that reads, changes and writes has to queue (see KeyedQueue). A key is any text but the
 * empty one and one that begins with the namespace and a colon, which Keyv takes off.
 */
export interface Collection<Entry> {
  /** The entry, or undefined when there is none. Rejects with UnreadableEntryError when it does not parse. */
  get(key: string): Promise<Entry | undefined>;
  /**
   * Resolves when the entry is on disk. An unreadable entry under this key is set aside first, never lost.
   * Rejects with ZodError, and writes nothing, when the entry could not be read again.
   */
  set(key: string, entry: Entry): Promise<void>;
  /** Resolves to whether there was one, when its removal is on disk. */
  delete(key: string): Promise<boolean>;
  /**
   * Every readable entry, in pages, yielding to the event loop between them; unreadable ones are reported and skipped.
   * Entries written meanwhile may or may not be among them.
   */
  entries(): AsyncIterable<readonly [key: string, entry: Entry]>;
}

/** All durable data. Nothing above this layer knows which database holds it. */
export interface Store {
  /** What the database is; written by openStore and bindStoreToApplication. */
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
  /** The members who may not write and whose votes do not count, by user id. */
  blocked(guildId: string): Collection<Decision>;
  notices(guildId: string): Collection<MemberNotices>;
  /** Whether members hold the role that voters need, by user id. */
  voters(guildId: string): Collection<VoterRole>;
  /** Waits for the writes under way, then closes and unlocks the database. */
  close(): Promise<void>;
}
