import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { lineTo, postgresDatabase, sharedServer } from '../../support/postgres/postgres-database.ts';

/** A process that uses a database, as far as that knows. */
async function processOn(url: string) {
  const backend = await openPostgres(url);
  onTestFinished(() => backend.close());
  return backend;
}

const put = (backend: Awaited<ReturnType<typeof processOn>>, key: string) =>
  backend.commit([() => backend.open('shows:1').store.set(key, '{"value":1}')]);

test('A shard that a process has is refused to another, as is another number of shards, until that has ended', async () => {
  const url = await postgresDatabase();
  const [first, second, third] = [await processOn(url), await processOn(url), await processOn(url)];
  await first.claim({ count: 4, ids: [0, 1] });
  // Both wait for a predecessor that may be about to end.
  await Promise.all([
    expect(second.claim({ count: 4, ids: [1, 2] })).rejects.toThrow(
      'Another Ovation runs shard 1 of 4; stop it first, or give this one others (SHARD_IDS).',
    ),
    expect(third.claim({ count: 8, ids: [5] })).rejects.toThrow(
      'is in use by Ovations that run 4 shards, and this one would run 8: stop all of them before you change the number.',
    ),
  ]);
  await second.claim({ count: 4, ids: [2, 3] });
  expect(await third.shardsInUse()).toBe(4);
  await put(first, 'a');
  await put(second, 'b');
  await first.close();
  const successor = await processOn(url);
  await successor.claim({ count: 4, ids: [0, 1] });
  await put(successor, 'c');
  expect(await successor.count('shows:1')).toBe(3);
  await Promise.all([second.close(), successor.close()]);
  expect(await third.shardsInUse()).toBeUndefined();
  await third.claim({ count: 8, ids: [5] });
});

test('A shard is taken as soon as the process that has it ends', async () => {
  const url = await postgresDatabase();
  const [first, second] = [await processOn(url), await processOn(url)];
  await first.claim({ count: 1, ids: [0] });
  const taking = second.claim({ count: 1, ids: [0] });
  await put(first, 'a');
  await first.close();
  await taking;
  expect(await second.count('shows:1')).toBe(1);
});

test('A process whose shard another has taken writes nothing more, and ends', async () => {
  const url = await postgresDatabase();
  const first = await processOn(url);
  await first.claim({ count: 1, ids: [0] });
  const server = await sharedServer();
  // As when another has taken it meanwhile, and the first hasn't noticed yet.
  await server.query(
    "UPDATE ovation_shards SET epoch = nextval('ovation_epochs')",
    new URL(url).pathname.slice(1),
  );
  await expect(put(first, 'a')).rejects.toThrow('Another Ovation has taken a shard of this one over');
  expect(await first.count('shows:1')).toBe(0);
  expect((await first.lost).message).toContain('Another Ovation has taken a shard of this one over');
});

test('A process whose lock is lost takes it again as long as nobody else has', async () => {
  const url = await postgresDatabase();
  const first = await processOn(url);
  await first.claim({ count: 2, ids: [0, 1] });
  const server = await sharedServer();
  const database = new URL(url).pathname.slice(1);
  const holders = async () =>
    server.query(
      "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      database,
    );
  const [before] = await holders();
  await server.query(`SELECT pg_terminate_backend(${before?.pid})`);
  await expect.poll(async () => (await holders()).filter(({ pid }) => pid !== before?.pid).length).toBe(2);
  await put(first, 'a');
});

test('What a process tells is heard by the others, and not by itself', async () => {
  const url = await postgresDatabase();
  const [first, second] = [await processOn(url), await processOn(url)];
  await first.claim({ count: 2, ids: [0] });
  await second.claim({ count: 2, ids: [1] });
  const heard: string[] = [];
  first.onTold((message) => heard.push(`first ${message}`));
  const told = new Promise<string>((resolve) => second.onTold(resolve));
  // The longest, of 7900 bytes.
  const message = `hello ${'€'.repeat(2631)}!`;
  await first.tellOthers(message);
  expect(await told).toBe(message);
  expect(heard).toEqual([]);
});

test('A process that was away while another took its shard ends once it is back', async () => {
  const url = await postgresDatabase();
  const line = await lineTo(url);
  const [first, second] = [await processOn(line.url), await processOn(url)];
  await first.claim({ count: 2, ids: [0, 1] });
  line.sever();
  await second.claim({ count: 2, ids: [1] });
  line.mend();
  expect((await first.lost).message).toBe(
    'Another Ovation has taken a shard over that this one had (0, 1 of 2); this one ends.',
  );
  await expect(put(first, 'a')).rejects.toThrow('Another Ovation has taken a shard of this one over');
});
