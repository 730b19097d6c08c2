import type { Review } from '../reviews/review.ts';
import type { Show } from '../reviews/show.ts';
import type { Votes } from '../reviews/votes.ts';
import type { Draft, GuildRecord, Meta, OutboxEntry } from './entries.ts';

/** One kind of entry under one namespace. Every promise rejects when the database cannot be read or written. */
export interface Collection<Entry> {
  /** The entry, or undefined when there is none. Throws UnreadableEntryError when it does not parse. */
  get(key: string): Promise<Entry | undefined>;
  /** Resolves when the entry is on disk. An unreadable entry under this key is set aside first, never lost. */
  set(key: string, entry: Entry): Promise<void>;
  /** Resolves to whether there was one, when its removal is on disk. */
  delete(key: string): Promise<boolean>;
  /** Every readable entry, in pages, yielding to the event loop between them; unreadable ones are reported. */
  entries(): AsyncIterable<readonly [key: string, entry: Entry]>;
}

/** Everything that is durable. Nothing above it knows which database it is. */
export interface Store {
  readonly meta: Collection<Meta>;
  readonly guilds: Collection<GuildRecord>;
  /** Entries expire after seven days without a write. */
  readonly drafts: Collection<Draft>;
  readonly outbox: Collection<OutboxEntry>;
  shows(guildId: string): Collection<Show>;
  reviews(guildId: string): Collection<Review>;
  votes(guildId: string): Collection<Votes>;
  /** Waits for what is being written, then lets go of the database and its lock. */
  close(): Promise<void>;
}
