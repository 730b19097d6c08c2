import type { z } from 'zod';
import type { Backend, KeyvCall } from '../backend.ts';
import { DRAFT_LIFETIME, UNDO_LIFETIME } from '../entries/entries.ts';
import {
  draftSchema,
  guildRecordSchema,
  jobSchema,
  metaSchema,
  outboxEntrySchema,
  voterRoleSchema,
} from '../entries/entry-schemas.ts';
import {
  decisionSchema,
  memberNoticesSchema,
  moderationSchema,
  removedReviewSchema,
  reportCaseSchema,
} from '../entries/moderation-schemas.ts';
import { reviewSchema, showSchema, votesSchema } from '../entries/review-schemas.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { createCollection } from './collection.ts';
import { ensureSchemaVersion } from './schema-version.ts';
import type { Collection, Store, Write } from './store.ts';

export interface StoreOptions {
  /** Called whenever an entry does not parse. `problem` repeats no stored data. */
  onUnreadable(namespace: string, key: string, problem: string): void;
}

const HOUR = 60 * 60 * 1000;

/**
 * Creates the store on an open database; closes the database when that fails. Removes expired entries now and every
 * hour. Rejects with StorageError when a newer Ovation wrote the database.
 */
export async function createStore(backend: Backend, { onUnreadable }: StoreOptions): Promise<Store> {
  const queue = new KeyedQueue();
  const unreadable = new Set<string>();
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
        await backend.commit(calls.flat());
      },
    );
  const open = <Entry>(
    namespace: string,
    schema: z.ZodType<Entry>,
    timeToLive?: number,
  ): Collection<Entry> => {
    const keyv = backend.open(namespace);
    return createCollection({
      namespace,
      keyv,
      schema,
      timeToLive,
      queue,
      setAside,
      unreadable,
      onUnreadable,
    });
  };

  const meta = open('meta', metaSchema);
  try {
    await ensureSchemaVersion(meta, commit);
    await backend.clearExpired();
  } catch (error) {
    await backend.close();
    throw error;
  }
  // A failure does no harm: reads ignore expired entries, and the next attempt is in an hour.
  const expiryTimer = setInterval(() => void backend.clearExpired().catch(() => {}), HOUR).unref();

  return {
    commit,
    meta,
    guilds: open('guilds', guildRecordSchema),
    drafts: open('drafts', draftSchema, DRAFT_LIFETIME),
    outbox: open('outbox', outboxEntrySchema),
    removed: open('removed', removedReviewSchema, UNDO_LIFETIME),
    jobs: open('jobs', jobSchema),
    shows: (guildId) => open(`shows:${guildId}`, showSchema),
    reviews: (guildId) => open(`reviews:${guildId}`, reviewSchema),
    votes: (guildId) => open(`votes:${guildId}`, votesSchema),
    moderation: (guildId) => open(`moderation:${guildId}`, moderationSchema),
    reports: (guildId) => open(`reports:${guildId}`, reportCaseSchema),
    blocked: (guildId) => open(`blocked:${guildId}`, decisionSchema),
    voters: (guildId) => open(`voters:${guildId}`, voterRoleSchema),
    notices: (guildId) => open(`notices:${guildId}`, memberNoticesSchema),
    async close() {
      clearInterval(expiryTimer);
      await queue.idle();
      await backend.close();
    },
  };
}
