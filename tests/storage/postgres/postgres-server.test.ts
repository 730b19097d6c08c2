import pg from 'pg';
import { describe, expect, test } from 'vitest';
import {
  lineTo,
  ownServer,
  postgresDatabase,
  sharedServer,
} from '../../support/postgres/postgres-database.ts';
import { NO_SMALL_DISK } from '../../support/postgres/small-disk.ts';

/** A connection, and what becomes of it. */
async function connected(
  url: string,
  connectionTimeoutMillis = 0,
): Promise<{ client: pg.Client; ended: Promise<void> }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  client.on('error', () => {});
  client.on('end', resolve);
  await client.connect();
  return { client, ended };
}

const tables = async (url: string): Promise<unknown> => {
  const { client } = await connected(url);
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
  );
  await client.end();
  return rows.map(({ relname }) => relname);
};

describe('a database for a test', () => {
  let before = '';
  test('is empty', async () => {
    before = await postgresDatabase();
    const { client } = await connected(before);
    await client.query('CREATE TABLE left_behind ()');
    expect(await postgresDatabase()).not.toBe(before);
  });

  test('is empty when another test has had it', async () => {
    const two = [await postgresDatabase(), await postgresDatabase()];
    expect(two).toContain(before);
    for (const url of two) expect(await tables(url)).toEqual([]);
  });

  test('takes connections with TLS, whose certificate is valid for its name', async () => {
    const url = new URL(await postgresDatabase());
    const { certificate } = await sharedServer();
    url.search = `sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate)}&uselibpqcompat=true`;
    await expect(connected(url.href)).rejects.toThrow('127.0.0.1');
    url.hostname = 'localhost';
    const { client } = await connected(url.href);
    const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    expect(rows).toEqual([{ ssl: true }]);
    await client.end();
  });
});

test('A server of its own restarts, crashes, falls silent, and lets in whom it should', async () => {
  const server = await ownServer({ access: ['host all all all scram-sha-256'] });
  await server.query("CREATE ROLE noor LOGIN PASSWORD 'right'; CREATE TABLE kept (id int)");
  const url = new URL(server.urlOf('postgres'));
  await expect(
    connected(Object.assign(new URL(url), { username: 'noor', password: 'wrong' }).href),
  ).rejects.toThrow('password authentication failed');
  for (const how of ['fast', 'immediate'] as const) {
    const { ended } = await connected(url.href);
    await server.query('INSERT INTO kept VALUES (1)');
    await server.restart(how);
    await ended;
  }
  const { client } = await connected(url.href);
  await server.suspend();
  const asked = client.query('SELECT 1');
  await expect(connected(url.href, 100)).rejects.toThrow();
  await server.resume();
  await asked;
  expect(await server.query('SELECT id FROM kept')).toEqual([{ id: 1 }, { id: 1 }]);
  await server.suspend();
});

test.skipIf(NO_SMALL_DISK)('A server whose disk is full refuses to write, until there is room', async () => {
  const server = await ownServer({ diskSize: 100 * 2 ** 20 });
  await server.query('CREATE TABLE kept (text text)');
  const insert = () =>
    server.query("INSERT INTO kept SELECT repeat('x', 1000) FROM generate_series(1, 5000)");
  await server.disk.fill();
  await expect(insert()).rejects.toMatchObject({ code: '53100' });
  await server.disk.free();
  await insert();
});

describe('a line to a database', () => {
  test('is cut before or after the server has a text', async () => {
    const url = await postgresDatabase();
    const line = await lineTo(url);
    const { client: direct } = await connected(url);
    await direct.query('CREATE TABLE kept (id int)');
    for (const when of ['before', 'after'] as const) {
      const { client, ended } = await connected(line.url);
      const cut = line.cutAt('INSERT', when);
      await expect(client.query(`INSERT INTO kept VALUES (${when.length})`)).rejects.toThrow();
      await Promise.all([cut, ended]);
    }
    await expect
      .poll(async () => (await direct.query('SELECT id FROM kept')).rows)
      .toEqual([{ id: 'after'.length }]);
    await direct.end();
  });

  test('falls silent and goes on, is severed and mended', async () => {
    const line = await lineTo(await postgresDatabase());
    const { client, ended } = await connected(line.url);
    line.silence();
    const asked = client.query('SELECT 1');
    await expect(connected(line.url, 100)).rejects.toThrow();
    line.mend();
    await asked;
    line.sever();
    await ended;
    await expect(connected(line.url)).rejects.toThrow();
    line.mend();
    await (await connected(line.url)).client.end();
  });
});
