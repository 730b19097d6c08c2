import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { StorageError, UncertainError } from '../../../src/storage/storage-errors.ts';
import {
  lineTo,
  ownServer,
  postgresDatabase,
  sharedServer,
} from '../../support/postgres/postgres-database.ts';

async function opened(url: string) {
  const backend = await openPostgres(url);
  onTestFinished(() => backend.close());
  const put = (...keys: readonly string[]) =>
    backend.commit(keys.map((key) => () => backend.open('shows:1').store.set(key, `"${key}"`)));
  return { backend, put };
}

test.for(['fast', 'immediate'] as const)(
  'A server that is restarted (%s) under load loses nothing that was acknowledged, and work goes on by itself',
  { timeout: 30_000 },
  async (how) => {
    const server = await ownServer();
    const { backend, put } = await opened(await server.createDatabase());
    const acknowledged: string[] = [];
    let isOver = false;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; !isOver; round += 1) {
        const keys = [`${writer}-${round}-a`, `${writer}-${round}-b`];
        const isTaken = await put(...keys).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(StorageError);
            return false;
          },
        );
        if (isTaken) acknowledged.push(...keys);
      }
    });
    await expect.poll(() => acknowledged.length).toBeGreaterThan(200);
    await server.restart(how);
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 200);
    isOver = true;
    await Promise.all(writers);
    const stored = new Set<string>();
    for await (const rows of backend.pages('shows:1')) for (const { key } of rows) stored.add(key);
    expect(acknowledged.filter((key) => !stored.has(key))).toEqual([]);
    // All of an act, or nothing.
    expect(
      [...stored].filter((key) => !stored.has(key.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')))),
    ).toEqual([]);
  },
);

test('A server that falls silent is waited for; then it is told that nobody knows, and done once it answers', async () => {
  const server = await ownServer();
  const { backend, put } = await opened(await server.createDatabase());
  await put('before');
  await server.suspend();
  const [sent, behind] = [put('sent'), setTimeout(100).then(() => put('behind'))];
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UncertainError);
  await expect(behind).rejects.toThrow(StorageError);
  await expect(behind).rejects.not.toThrow(UncertainError);
  // Nobody waits for a server that is known to be away.
  await expect(put('meanwhile')).rejects.toThrow("can't be reached: it does not answer");
  await expect(backend.count('shows:1')).rejects.toThrow("can't be reached: it does not answer");
  await server.resume();
  await (error as UncertainError).settled;
  await expect
    .poll(() =>
      put('after').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  const keys: string[] = [];
  for await (const rows of backend.pages('shows:1')) keys.push(...rows.map(({ key }) => key));
  expect(keys.sort()).toEqual(['after', 'before', 'sent']);
});

test('A connection that is lost in the middle of a write costs nobody anything', async () => {
  const url = await postgresDatabase();
  const { backend, put } = await opened(url);
  const [server, database] = [await sharedServer(), new URL(url).pathname.slice(1)];
  await put('held');
  // Holds the row, so that the write waits in the middle.
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query("BEGIN; UPDATE keyv SET value = '2' WHERE key = 'held'");
  const writing = put('held', 'with it');
  const waiting = () =>
    server.query(
      "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      database,
    );
  await expect.poll(async () => (await waiting()).length).toBe(1);
  const [{ pid } = {}] = await waiting();
  await server.query(`SELECT pg_terminate_backend(${pid})`);
  await holder.query('ROLLBACK');
  await holder.end();
  await writing;
  expect(await backend.count('shows:1')).toBe(2);
});

test.for(['before', 'after'] as const)(
  'A connection that is lost %s the server has the commit costs nobody anything',
  async (when) => {
    const line = await lineTo(await postgresDatabase());
    const { backend, put } = await opened(line.url);
    await put('a');
    const cut = line.cutAt('COMMIT', when);
    await put('a', 'b');
    await cut;
    expect(await backend.count('shows:1')).toBe(2);
  },
);

test('A database on a server that says nothing is closed, and leaves no connection', async () => {
  const connections = () =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
  const server = await ownServer();
  const backend = await openPostgres(await server.createDatabase());
  await backend.claim({ count: 1, ids: [0] });
  await backend.commit([() => backend.open('shows:1').store.set('a', '{"value":1}')]);
  const open = connections();
  await server.suspend();
  await Promise.all([backend.count('shows:1').catch(() => {}), backend.close()]);
  await expect.poll(connections).toBeLessThanOrEqual(open - 2);
});

test('A process that was held up for longer than anybody waits goes on without a warning', async () => {
  const { backend, put } = await opened(await postgresDatabase());
  const warnings: Error[] = [];
  const listen = (warning: Error) => void warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const waiting = [put('a'), backend.count('shows:1')];
  for (let step = 0; step < 20; step += 1) await undefined;
  // Before what waits is sent, as when the process is paused.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2100);
  await Promise.allSettled(waiting);
  await expect.poll(() => put('b').then(() => 'written', String)).toBe('written');
  expect(warnings).toEqual([]);
});

test('Work for which many wait keeps nobody from the database', async () => {
  const { backend, put } = await opened(await postgresDatabase());
  const held = Promise.withResolvers<void>();
  const works = Array.from({ length: 8 }, () => backend.exclusively('a', () => held.promise));
  await put('a');
  expect(await backend.count('shows:1')).toBe(1);
  held.resolve();
  await Promise.all(works);
});

test('What is refused of one act is not refused of the others that come with it', async () => {
  const { backend, put } = await opened(await postgresDatabase());
  const outcomes = await Promise.allSettled([
    put('a'),
    put('b', randomBytes(50_000).toString('hex')),
    put('c'),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await backend.count('shows:1')).toBe(2);
});
