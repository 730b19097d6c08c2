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

test('Long entries that come together are written one after the other', { timeout: 30_000 }, async () => {
  const { backend } = await opened(await postgresDatabase());
  const text = 'é"x'.repeat(300_000);
  const put = (key: string) => backend.commit([() => backend.open('shows:1').store.set(key, text)]);
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => put(`a${index}`)));
  const isKnown = outcomes.map(async (outcome) => {
    if (outcome.status === 'rejected' && outcome.reason instanceof UncertainError)
      await outcome.reason.settled;
    return outcome.status === 'fulfilled' || outcome.reason instanceof UncertainError;
  });
  const written = (await Promise.all(isKnown)).filter(Boolean).length;
  expect(written).toBeGreaterThan(0);
  await expect.poll(() => backend.count('shows:1')).toBe(written);
});

test('Some that are refused among very many cost the others no answer', async () => {
  const { backend, put } = await opened(await postgresDatabase());
  const keys = Array.from({ length: 4000 }, (_, index) => (index % 200 === 7 ? '\0' : `a${index}`));
  const outcomes = await Promise.allSettled(keys.map((key) => put(key)));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
  expect(await backend.count('shows:1')).toBe(3980);
});

test('What was perhaps written is not called refused because the server refuses it later', async () => {
  const url = await postgresDatabase();
  const line = await lineTo(url);
  const [server, name] = [await sharedServer(), new URL(url).pathname.slice(1)];
  const { backend, put } = await opened(line.url);
  await put('a');
  await server.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  const cut = line.cutAt('COMMIT', 'after');
  const writing = put('b').catch((error: unknown) => error);
  await cut;
  const error = await writing;
  expect(error).toBeInstanceOf(UncertainError);
  await server.query(`ALTER DATABASE ${name} RESET ALL`);
  await (error as UncertainError).settled;
  await expect.poll(() => backend.count('shows:1').catch(() => 0)).toBe(2);
});

/** Runs statements in a test's database, as the owner of its server. */
const operate = async (url: string, sql: string) =>
  (await sharedServer()).query(sql, new URL(url).pathname.slice(1));

const message = (refused: Promise<unknown>): Promise<string> =>
  refused.then(
    () => 'done',
    (error: unknown) => (error instanceof StorageError ? error.message : String(error)),
  );

test('A column that an operator adds while the bot works keeps nobody from reading', async () => {
  const url = await postgresDatabase();
  const { backend, put } = await opened(url);
  await put('a', 'b');
  const read = (key: string) => backend.open('shows:1').store.get(key);
  await Promise.all([read('a'), read('b')]);
  await operate(url, 'ALTER TABLE keyv ADD COLUMN theirs int');
  expect(await Promise.all([read('a'), read('b'), read('c')])).toEqual(['"a"', '"b"', undefined]);
  await put('a');
});

test('What the server refuses only when it is committed is refused, and others go on', async () => {
  const url = await postgresDatabase();
  const { backend, put } = await opened(url);
  await operate(
    url,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
    CREATE CONSTRAINT TRIGGER refusing AFTER INSERT ON keyv DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.key = 'refused') EXECUTE FUNCTION refuse()`,
  );
  const outcomes = await Promise.all(['a', 'refused', 'b'].map((key) => message(put(key))));
  expect(outcomes).toEqual(['done', expect.stringContaining('not this one'), 'done']);
  expect(await message(put('refused'))).toContain('not this one');
  expect(await backend.count('shows:1')).toBe(2);
});

test('A server that takes no writes any more is left for the one that has its place', async () => {
  const url = await postgresDatabase();
  const [server, name] = [await sharedServer(), new URL(url).pathname.slice(1)];
  await (await opened(url)).put('a');
  // What connections that are made meanwhile have until they end.
  await server.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  const { backend, put } = await opened(url);
  await Promise.all(Array.from({ length: 5 }, () => backend.count('shows:1')));
  await server.query(`ALTER DATABASE ${name} RESET ALL`);
  expect(await message(put('b'))).toContain('Point DATABASE_URL at the server that takes writes');
  expect(await message(put('b'))).toBe('done');
});

test('Whoever locks the table for long leaves connections for others', { timeout: 30_000 }, async () => {
  const url = await postgresDatabase();
  const { backend, put } = await opened(url);
  await put('a');
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('BEGIN; LOCK TABLE keyv IN ACCESS EXCLUSIVE MODE');
  const until = performance.now() + 7000;
  while (performance.now() < until) {
    await Promise.allSettled([backend.count('shows:1'), put('b')]);
    await setTimeout(50);
  }
  const [{ count } = {}] = await operate(
    url,
    "SELECT count(*)::int FROM pg_stat_activity WHERE application_name LIKE 'ovation %' AND datname = current_database()",
  );
  expect(count).toBeLessThanOrEqual(5);
  await holder.end();
  await expect.poll(() => message(put('c'))).toBe('done');
});
