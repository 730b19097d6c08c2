import type { Backend, KeyvCall } from '../backend.ts';
import { linkFindingSchema } from '../entries/catalogue-schemas.ts';
import { ACTIVITY_LIFETIME, DRAFT_LIFETIME, UNDO_LIFETIME } from '../entries/entries.ts';
import type { EntryFormat } from '../entries/entry-codec.ts';
import {
  draftSchema,
  guildRecordSchema,
  jobSchema,
  memberRecordSchema,
  metaSchema,
  outboxEntrySchema,
  voterRoleSchema,
} from '../entries/entry-schemas.ts';
import {
  decisionSchema,
  memberActivitySchema,
  memberNoticesSchema,
  moderationSchema,
  privateMessageSchema,
  removedReviewSchema,
  reportCaseSchema,
} from '../entries/moderation-schemas.ts';
import { reviewSchema, showSchema, votesSchema } from '../entries/review-schemas.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { type CollectionStorage, type ExpiringCollection, StoredCollection } from './collection.ts';
import { readReviewFacts } from './review-facts.ts';
import { ensureSchemaVersion } from './schema-version.ts';
import type { Collection, GuildCollections, Store, Write } from './store.ts';

export interface StoreOptions {
  /** Called whenever an entry does not parse. `problem` repeats no stored data. */
  onUnreadable(namespace: string, key: string, problem: string): void;
}

/**
 * Creates the store on an open database; closes the database when that fails. Rejects with StorageError when a newer Ovation
 * wrote the database.
 */
export async function createStore(backend: Backend, { onUnreadable }: StoreOptions): Promise<Store> {
  const queue = new KeyedQueue();
  const unreadable = new Set<string>();
  /** By namespace. */
  const expiring = new Map<string, Pick<ExpiringCollection<unknown>, 'expired'>>();
  const aside = backend.open('aside');
  const setAside =
    (namespace: string, key: string, raw: unknown): KeyvCall =>
    () =>
      aside.store.set(`${namespace}:${key}:${Date.now()}`, raw);
  const commit = (writes: readonly Write[]): Promise<void> =>
    queue.run(
      writes.map(({ entryId }) => entryId),
      async () => {
        const calls = await Promise.all(writes.map((write) => write.prepare()));
        if (calls.some(({ length }) => length > 0)) await backend.commit(calls.flat());
      },
    );
  const storage: CollectionStorage = {
    ...{ open: backend.open, pages: backend.pages },
    ...{ queue, setAside, unreadable, onUnreadable },
  };
  const open = <Entry>(
    namespace: string,
    format: EntryFormat<Entry>,
    lastsUntil?: (entry: Entry) => number,
  ): Collection<Entry> => {
    const collection = new StoredCollection(namespace, format, storage, lastsUntil);
    if (lastsUntil !== undefined) expiring.set(namespace, collection);
    return collection;
  };

  const meta = open('meta', { schema: metaSchema });
  const removed = open(
    'removed',
    { schema: removedReviewSchema },
    (entry) => entry.removedAt + UNDO_LIFETIME,
  );
  try {
    await ensureSchemaVersion(meta, commit);
    // Other kinds are read when a guild is loaded. Which entries do not parse has to be known before one is replaced.
    for await (const _ of removed.entries());
  } catch (error) {
    await backend.close();
    throw error;
  }

  const shared = {
    guilds: open('guilds', { schema: guildRecordSchema }),
    drafts: open('drafts', { schema: draftSchema }, ({ savedAt }) => savedAt + DRAFT_LIFETIME),
    outbox: open('outbox', { schema: outboxEntrySchema }),
    removed,
    jobs: open('jobs', { schema: jobSchema }),
    messages: open('messages', { schema: privateMessageSchema }),
  };
  const reviewsOf = (id: string) => open(`reviews:${id}`, { schema: reviewSchema });
  const guild = (id: string): GuildCollections => ({
    ...shared,
    shows: open(`shows:${id}`, { schema: showSchema }),
    linking: open(`linking:${id}`, { schema: linkFindingSchema }),
    reviews: reviewsOf(id),
    votes: open(`votes:${id}`, { schema: votesSchema }),
    moderation: open(`moderation:${id}`, { schema: moderationSchema }),
    reports: open(`reports:${id}`, { schema: reportCaseSchema }),
    blocked: open(`blocked:${id}`, { schema: decisionSchema }),
    voters: open(`voters:${id}`, { schema: voterRoleSchema }),
    notices: open(`notices:${id}`, { schema: memberNoticesSchema }),
    members: open(`members:${id}`, { schema: memberRecordSchema }),
    activity: open(
      `activity:${id}`,
      { schema: memberActivitySchema },
      ({ reviews, shows, reports }) => Math.max(...reviews, ...shows, ...reports) + ACTIVITY_LIFETIME,
    ),
  });
  return {
    commit,
    lost: backend.lost,
    meta,
    ...shared,
    guild,
    reviewCount: (guildId) => backend.count(`reviews:${guildId}`),
    reviewFacts: (guildId, take) =>
      readReviewFacts(backend.factPages(`reviews:${guildId}`), reviewsOf(guildId), take),
    async clearExpired(now) {
      for (const collection of expiring.values()) await commit(await collection.expired(now));
    },
    async close() {
      await queue.idle();
      await backend.close();
    },
  };
}
