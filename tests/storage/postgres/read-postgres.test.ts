import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { shardOf } from '../../../src/storage/shard-of.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { readAll } from '../store/read-all.ts';

/** What no id of a guild is, and the longest ones. */
const ODD = ['ovation', '12a', '9000000000000000000', '9223372036854775808', '18446744073709551615'];

/** More than are searched at once, in the order of their texts. */
const GUILDS = Array.from({ length: 2500 }, (_, index) => String((BigInt(index * 7919 + 10) << 22n) + 7n));

test('The server sends what is of some shards, all of it, and of the others one entry of a page at most', async () => {
  const backend = await openPostgres(await postgresDatabase());
  onTestFinished(() => backend.close());
  const ids = [...GUILDS, ...ODD];
  const drafts = backend.open('drafts').store;
  await backend.commit(ids.map((id) => () => drafts.set(`${id}:2:3`, '{"value":1}')));
  const votes = ids.map((id) => backend.open(`votes:${id}`).store);
  await backend.commit(votes.map((store) => () => store.set('r', '{"value":1}')));

  for (const [count, part] of [
    [2, [1]],
    [7, [2, 5]],
    [3, [0, 1, 2]],
    [10_000, [10]],
  ] as const) {
    const of = { count, ids: part };
    const isOfThem = (id: string) => part.some((shard) => shard === shardOf(id, count));
    const [wanted, others] = [ids.filter(isOfThem), ids.filter((id) => !isOfThem(id) && !ODD.includes(id))];

    const pages = await readAll(backend.pages('drafts', '', of));
    const sent = pages.flat().map(({ key }) => key.slice(0, -4));
    const named = (await backend.namespaces(of)).flatMap((name) => name.split(':')[1] ?? []);
    for (const [found, most] of [
      [sent, pages.length],
      [named, Math.ceil((ids.length + 1) / 1000)],
    ] as const) {
      expect(found).toHaveLength(new Set(found).size);
      expect(new Set(found).intersection(new Set(wanted)).size).toBe(wanted.length);
      expect(new Set(found).intersection(new Set(others)).size).toBeLessThanOrEqual(most);
    }
    // Only those that begin like this, also of some shards.
    const [first = ''] = wanted;
    const own = await readAll(backend.pages('drafts', `${first}:`, of));
    expect(own.flat().map(({ key }) => key)).toEqual([`${first}:2:3`]);
  }
});
