import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { postgresDatabase, sharedServer } from '../../support/postgres/postgres-database.ts';

/** A process that uses a database, as far as that knows. */
async function processOn(url: string) {
  const backend = await openPostgres(url);
  onTestFinished(() => backend.close());
  return backend;
}

test('Work of the same name is done by one process at a time', async () => {
  const url = await postgresDatabase();
  const [first, second] = [await processOn(url), await processOn(url)];
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const order: string[] = [];
  const one = first.exclusively('x', async () => {
    begun.resolve();
    await end.promise;
    order.push('one');
  });
  await begun.promise;
  const other = second.exclusively('x', async () => void order.push('other'));
  await second.exclusively('y', async () => void order.push('y'));
  end.resolve();
  await Promise.all([one, other]);
  expect(order).toEqual(['y', 'one', 'other']);
});

test('Twenty pieces of work at once take one connection, and keep nobody from reading', async () => {
  const url = await postgresDatabase();
  const backend = await processOn(url);
  const server = await sharedServer();
  const [all, seen] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let begun = 0;
  const works = Array.from({ length: 20 }, (_, index) =>
    backend.exclusively(`identify:${index}`, async () => {
      begun += 1;
      if (begun === 20) all.resolve();
      const count = await backend.count('shows:1');
      await seen.promise;
      return count;
    }),
  );
  await all.promise;
  const [row] = await server.query(
    "SELECT count(DISTINCT pid)::int AS connections FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    new URL(url).pathname.slice(1),
  );
  expect(row).toEqual({ connections: 1 });
  seen.resolve();
  expect(await Promise.all(works)).toEqual(Array(20).fill(0));
});

test('Work whose connection is lost is done to its end, and the next begins on another', async () => {
  const url = await postgresDatabase();
  const backend = await processOn(url);
  const server = await sharedServer();
  const database = new URL(url).pathname.slice(1);
  const result = await backend.exclusively('x', async () => {
    await server.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${database}' AND pid <> pg_backend_pid()`,
      database,
    );
    return 'done';
  });
  expect(result).toBe('done');
  expect(await backend.exclusively('x', async () => 'again')).toBe('again');
  await expect(backend.exclusively('x', () => Promise.reject(new Error('own')))).rejects.toThrow('own');
});
