import { type Measures, NO_MEASURES } from '../../measures.ts';
import type { Backend, KeyvCall, Shards } from '../backend.ts';
import type { EntryFormat } from '../entries/entry-codec.ts';
import {
  isOwnNamespace,
  type KindFormat,
  OWN_FORMATS,
  OWN_KINDS,
  ownNamespace,
  SHARED_FORMATS,
  SHARED_KINDS,
} from '../entries/entry-formats.ts';
import { metaSchema } from '../entries/entry-schemas.ts';
import type { GuildEntries, Kind } from '../entries/guild-entries.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { shardOf } from '../shard-of.ts';
import { timedBy } from '../timed.ts';
import { Unsettled } from '../unsettled.ts';
import { type CollectionStorage, type ExpiringCollection, StoredCollection } from './collection.ts';
import { ASIDE, eraseUnreadable } from './erase-unreadable.ts';
import { KnownGuilds } from './known-guilds.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { readReviewFacts } from './review-facts.ts';
import { ensureSchemaVersion, META_KEY } from './schema-version.ts';
import type { Collection, GuildCollections, Store, Write } from './store.ts';

export interface StoreOptions {
  /** Called whenever an entry does not parse. `problem` repeats no stored data. */
  onUnreadable(namespace: string, key: string, problem: string): void;
  /** Hears how long the database takes; nobody by default. */
  readonly measures?: Measures | undefined;
}

/**
 * Creates the store on an open database; closes the database when that fails. Rejects with StorageError when a newer Ovation
 * wrote the database.
 */
export async function createStore(
  backend: Backend,
  { onUnreadable, measures = NO_MEASURES }: StoreOptions,
): Promise<Store> {
  const queue = new KeyedQueue();
  const unreadable = new Set<string>();
  const unsettled = new Unsettled();
  const timed = timedBy(measures);
  /** Whether the database has refused the last commit. */
  let isRefusing = false;
  /** Those that this process has; undefined: all. */
  let claimed: Shards | undefined;
  const isOurs = (key: string): boolean =>
    claimed?.ids.includes(shardOf(key.split(':', 1)[0] ?? '', claimed.count) ?? -1) ?? true;
  const guilds = new KnownGuilds(backend);
  /** By namespace. */
  const expiring = new Map<string, Pick<ExpiringCollection<unknown>, 'expired'>>();
  const aside = backend.open(ASIDE);
  const setAside =
    (namespace: string, key: string, raw: unknown): KeyvCall =>
    () =>
      aside.store.set(`${namespace}:${key}:${Date.now()}`, raw);
  const commit = (writes: readonly Write[]): Promise<void> => {
    const entryIds = writes.map(({ entryId }) => entryId);
    return queue.run(entryIds, async () => {
      unsettled.check(entryIds);
      const calls = await Promise.all(writes.map((write) => write.prepare()));
      if (calls.every(({ length }) => length === 0)) return;
      // Also what nobody will know to be written or not.
      for (const entryId of entryIds) guilds.wrote(entryId);
      try {
        await timed('commit', () => backend.commit(calls.flat()));
        isRefusing = false;
      } catch (error) {
        isRefusing = true;
        throw unsettled.follow(entryIds, error);
      }
    });
  };
  /** Writes an entry as it is. It is read when its turn has come, so that nothing newer is replaced. */
  const rewriteOf = (namespace: string, key: string): Write => ({
    entryId: `${namespace}\n${key}`,
    async prepare() {
      const { store } = backend.open(namespace);
      const raw = await store.get<unknown>(key);
      return [() => store.set(key, raw)];
    },
  });
  const storage: CollectionStorage = {
    ...{ open: backend.open, keysHolding: backend.keysHolding },
    pages: (namespace, beginning) =>
      backend.pages(namespace, beginning, isOwnNamespace(namespace) ? undefined : claimed),
    ...{ queue, unsettled, timed, setAside, unreadable, onUnreadable, isOurs },
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

  /** Opens a collection of each kind. */
  const openAll = <K extends Kind>(
    formats: { readonly [Each in K]: KindFormat<GuildEntries[Each]> },
    namespaceOf: (kind: K) => string,
  ) =>
    Object.fromEntries(
      (Object.entries(formats) as [K, KindFormat<unknown>][]).map(([kind, format]) => [
        kind,
        open(namespaceOf(kind), format, format.lastsUntil),
      ]),
    ) as unknown as { readonly [Each in K]: Collection<GuildEntries[Each]> };

  const meta = open('meta', { schema: metaSchema });
  const shared = openAll(SHARED_FORMATS, (kind) => kind);
  const pseudonyms = new Pseudonyms({ meta, commit, exclusively: backend.exclusively });
  try {
    await ensureSchemaVersion({ meta, commit, exclusively: backend.exclusively });
    await pseudonyms.load();
  } catch (error) {
    await backend.close();
    throw error;
  }

  const guild = (id: string): GuildCollections => ({
    ...shared,
    ...openAll(OWN_FORMATS, (kind) => ownNamespace(kind, id)),
  });
  return {
    commit,
    async claim(shards) {
      await backend.claim(shards);
      claimed = shards;
      // Other kinds are read when a guild is loaded. Which entries do not parse has to be known before one is replaced.
      for await (const _ of shared.removed.entries());
    },
    shardsInUse: backend.shardsInUse,
    exclusively: backend.exclusively,
    tellOthers: backend.tellOthers,
    onTold: backend.onTold,
    lost: backend.lost,
    meta,
    ...shared,
    guild,
    reviewCount: (guildId) => backend.count(`reviews:${guildId}`),
    reviewFacts: (guildId, take) =>
      readReviewFacts(backend.factPages(`reviews:${guildId}`), guild(guildId).reviews, take),
    guildIds: async () => [...(await guilds.all(claimed))].filter(isOurs),
    async eraseGuild(guildId) {
      for (const kind of OWN_KINDS) await backend.clear(ownNamespace(kind, guildId));
      for (const kind of [...OWN_KINDS, ...SHARED_KINDS]) await backend.clear(ASIDE, `${kind}:${guildId}:`);
      // The record last, from which a start that finds it knows that something is left.
      for (const kind of SHARED_KINDS) if (kind !== 'guilds') await backend.clear(kind, `${guildId}:`);
      await commit([shared.guilds.remove(guildId)]);
      guilds.erased(guildId);
    },
    pseudonym: (guildId, userId) => pseudonyms.of(guildId, userId),
    knownPseudonym: (guildId, userId) => pseudonyms.known(guildId, userId),
    eraseUnreadable: (guildId, userId) => eraseUnreadable(backend, guildId, userId),
    purge: () => backend.purge(),
    async check() {
      await meta.get(META_KEY);
      // Reading goes on where nothing can be written, on a full disk for example.
      if (isRefusing) await backend.exclusively(META_KEY, () => commit([rewriteOf('meta', META_KEY)]));
    },
    async clearExpired(now) {
      for (const collection of expiring.values()) await commit(await collection.expired(now));
    },
    async close() {
      await queue.idle();
      await backend.close();
    },
  };
}
