import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Backend } from '../../../src/storage/backend.ts';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { shardOf } from '../../../src/storage/shard-of.ts';
import { bindStoreToApplication } from '../../../src/storage/store/bind-store.ts';
import { createStore } from '../../../src/storage/store/create-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { readAll } from './read-all.ts';
import { bareReview, draft, guildRecord } from './sample-entries.ts';

const COUNT = 4;

/** The stores of as many processes on a new database. */
async function stores(count: number): Promise<Store[]> {
  const url = await postgresDatabase();
  // All at once, as after a power cut.
  return Promise.all(
    Array.from({ length: count }, async () => {
      const store = await createStore(await openPostgres(url), { onUnreadable: expect.fail });
      onTestFinished(() => store.close());
      return store;
    }),
  );
}

/** A guild's id that is of a shard. */
const guildOf = (shard: number): string => String((BigInt(shard + 100 * COUNT) << 22n) + 7n);

test("Each process sees the guilds of its shards, all of them are somebody's, and what is in none is nobody's", async () => {
  const [one, other] = (await stores(2)) as [Store, Store];
  const guilds = Array.from({ length: COUNT }, (_, shard) => guildOf(shard));
  for (const [shard, id] of guilds.entries()) {
    expect(shardOf(id, COUNT)).toBe(shard);
    await one.commit([one.guilds.put(id, guildRecord), one.drafts.put(`${id}:2:3`, draft)]);
  }
  // Of a guild without a record, there is something as well.
  const bare = String(BigInt(guildOf(3)) + 1n);
  await one.commit([one.guild(bare).reviews.put('r', bareReview)]);
  await one.claim({ count: COUNT, ids: [0, 2] });
  await other.claim({ count: COUNT, ids: [1, 3] });

  expect((await one.guildIds()).sort()).toEqual([guilds[0], guilds[2]]);
  expect((await other.guildIds()).sort()).toEqual([guilds[1], guilds[3], bare]);
  const keys = async (store: Store) => (await readAll(store.drafts.entries())).map(([key]) => key);
  expect(await keys(one)).toEqual([`${guilds[0]}:2:3`, `${guilds[2]}:2:3`]);
  expect(await keys(other)).toEqual([`${guilds[1]}:2:3`, `${guilds[3]}:2:3`]);
  // Each clears up what is its own.
  await one.clearExpired(Number.MAX_SAFE_INTEGER);
  expect(await keys(one)).toEqual([]);
  expect(await keys(other)).toEqual([`${guilds[1]}:2:3`, `${guilds[3]}:2:3`]);
});

test('A process asks for the guilds of its shards once, and follows what it makes and erases', async () => {
  const backend = await openPostgres(await postgresDatabase());
  let walks = 0;
  const namespaces: Backend['namespaces'] = (shards) => {
    walks += 1;
    return backend.namespaces(shards);
  };
  const store = await createStore({ ...backend, namespaces }, { onUnreadable: expect.fail });
  onTestFinished(() => store.close());
  const [first, second, third] = [100, 200, 300].map((turn) => guildOf(turn * COUNT)) as [
    string,
    string,
    string,
  ];
  await store.commit([store.guilds.put(first, guildRecord)]);
  await store.claim({ count: COUNT, ids: [0, 2] });
  const asked = store.guildIds();
  await store.commit([store.guild(second).reviews.put('r', bareReview)]);
  expect(await asked).toContain(first);
  await store.commit([store.guilds.put(third, guildRecord)]);
  expect((await store.guildIds()).sort()).toEqual([first, second, third].sort());
  await store.eraseGuild(first);
  expect((await store.guildIds()).sort()).toEqual([second, third].sort());
  expect(walks).toBe(1);
});

test('A process knows which removed reviews of its guilds are unreadable, so that they are set aside', async () => {
  const backend = await openPostgres(await postgresDatabase());
  const keys = [0, 1].map((shard) => `${guildOf(shard)}:show-1:5`) as [string, string];
  for (const key of keys) await backend.open('removed').store.set(key, 'no JSON');
  const found: string[] = [];
  const store = await createStore(backend, { onUnreadable: (_, key) => found.push(key) });
  onTestFinished(() => store.close());
  expect(found).toEqual([]);
  await store.claim({ count: COUNT, ids: [0, 2] });
  expect(found).toEqual([keys[0]]);
  await store.commit([store.removed.remove(keys[0])]);
  const aside = (await readAll(backend.pages('aside'))).flat();
  expect(aside.map(({ value }) => value)).toEqual(['no JSON']);
});

test('A guild is of exactly one shard, whatever its id and however many there are', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 64n - 1n), fc.integer({ min: 1, max: 10_000 }), (id, count) => {
      const shard = shardOf(String(id), count) as number;
      expect(BigInt(shard)).toBe((id >> 22n) % BigInt(count));
    }),
  );
  for (const none of ['', 'x', '12a', '-5', ' 5', '5:6']) expect(shardOf(none, 4)).toBeUndefined();
});

test('Processes that name members at the same time use one key for it, and none of them loses what another wrote', async () => {
  const all = await stores(4);
  const application = '100000000000000001';
  const names = await Promise.all(
    all.flatMap((store) => [store.pseudonym('1', '2'), bindStoreToApplication(store, application)]),
  );
  expect(new Set(names.filter((name) => name !== undefined)).size).toBe(1);
  for (const store of all) {
    const meta = await store.meta.get('ovation');
    expect(meta?.applicationId).toBe(application);
    expect(meta?.pseudonymKey).toBeDefined();
  }
});

test('Of two applications that start on a database at the same time, one is refused', async () => {
  const [one, other] = (await stores(2)) as [Store, Store];
  const ids = ['100000000000000001', '100000000000000002'] as const;
  const outcomes = await Promise.allSettled([
    bindStoreToApplication(one, ids[0]),
    bindStoreToApplication(other, ids[1]),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const bound = (await one.meta.get('ovation'))?.applicationId;
  expect(bound).toBe(ids[outcomes.findIndex(({ status }) => status === 'fulfilled')]);
});
