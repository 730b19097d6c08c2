import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { GroupReader } from '../../../src/storage/postgres/group-reader.ts';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { PostgresPool } from '../../../src/storage/postgres/postgres-pool.ts';
import { ensureSchema } from '../../../src/storage/postgres/postgres-schema.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { ownServer, postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { PostgresServer } from '../../support/postgres/postgres-server.ts';

/** Why a database can't be opened: a sentence for the operator. */
async function refusalOf(url: string, patience = 0): Promise<string> {
  const error = await openPostgres(url, { patience }).then(
    (backend) => backend.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StorageError);
  return (error as StorageError).message;
}

describe('A database that can not be used is refused with a sentence:', () => {
  let server: PostgresServer;
  const PASSWORD = 'ri9ht';
  beforeAll(async () => {
    const access = ['hostssl all tls all trust', 'host all tls all reject', 'host all all all scram-sha-256'];
    server = await PostgresServer.open({ access, settings: { fsync: 'off' } });
    for (const role of ['noor', 'guest', 'many CONNECTION LIMIT 0', 'tls'])
      await server.query(`CREATE ROLE ${role} LOGIN PASSWORD '${PASSWORD}'`);
    return () => server.close();
  });

  const urlFor = (name: string, password = PASSWORD, database = 'postgres') =>
    `postgres://${name}:${password}@127.0.0.1:${server.port}/${database}`;
  const at = (database = 'postgres') => `The database ${database} at 127.0.0.1:${server.port}`;

  test('a wrong password, which is not repeated', async () => {
    expect(await refusalOf(urlFor('noor', 'wr0ng'))).toBe(
      `${at()} refuses: password authentication failed for user "noor". Check the name and the password, in DATABASE_URL or PGPASSWORD.`,
    );
  });

  test('no password where one is asked for', async () => {
    vi.stubEnv('PGPASSWORD', undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refusalOf(`postgres://noor@127.0.0.1:${server.port}/postgres`)).toBe(
      `${at()} can't be used: it asks for a password, and there is none. Write it into DATABASE_URL, or into the variable PGPASSWORD.`,
    );
  });

  test('no such database', async () => {
    expect(await refusalOf(urlFor('noor', PASSWORD, 'reviews'))).toBe(
      `${at('reviews')} refuses: database "reviews" does not exist. Make that database, or point DATABASE_URL at another.`,
    );
  });

  test('no right to make tables', async () => {
    expect(await refusalOf(urlFor('noor'))).toBe(
      `${at()} refuses: permission denied for schema public. Give Ovation's account that right, or make it the owner of the database.`,
    );
  });

  test('an account that may only read', async () => {
    await server.query('ALTER ROLE guest SET default_transaction_read_only = on');
    expect(await refusalOf(urlFor('guest'))).toMatch(
      /refuses: cannot execute .* in a read-only transaction\. Point DATABASE_URL at the server that takes writes\.$/,
    );
  });

  test('too many connections', async () => {
    expect(await refusalOf(urlFor('many'))).toBe(
      `${at()} refuses: too many connections for role "many". Raise max_connections there, or start fewer programs.`,
    );
  });

  test('a server that takes only what is encrypted', async () => {
    expect(await refusalOf(urlFor('tls'))).toMatch(/refuses: .*needs \?sslmode=require/s);
  });

  test('a standby', async () => {
    const standby = await ownServer({ settings: { fsync: 'off' } });
    await standby.stop();
    await writeFile(join(standby.home, 'data', 'standby.signal'), '');
    await standby.start();
    expect(await refusalOf(standby.urlOf('postgres'))).toMatch(
      /is a standby, which takes no writes: point DATABASE_URL at the primary server\.$/,
    );
  });

  test('an encoding that does not have all texts', async () => {
    await server.query("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
    expect(await refusalOf(server.urlOf('latin'))).toBe(
      `${at('latin')} has the encoding LATIN1, which can't hold all texts: make another with CREATE DATABASE ovation ENCODING 'UTF8' TEMPLATE template0.`,
    );
  });

  test('a table of another application, which is left as it is', async () => {
    await server.query('CREATE DATABASE shared');
    await server.query(
      "CREATE TABLE keyv (key text, value text); INSERT INTO keyv VALUES ('a', 'b')",
      'shared',
    );
    expect(await refusalOf(server.urlOf('shared'))).toBe(
      `${at('shared')} has a table "keyv" of another application. It was left as it is: make a database for Ovation alone (CREATE DATABASE ovation), and point DATABASE_URL at that.`,
    );
    const tables = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace";
    expect(await server.query(tables, 'shared')).toEqual([{ relname: 'keyv' }]);
    expect(await server.query('SELECT * FROM keyv', 'shared')).toEqual([{ key: 'a', value: 'b' }]);
  });

  test('a server that is too old', async () => {
    const rows = [{ version: 140_013, is_standby: false, encoding: 'UTF8' }];
    const old = { query: async () => ({ rows }) } as unknown as Parameters<typeof ensureSchema>[0];
    await expect(ensureSchema(old, 'The database reviews at db')).rejects.toThrow(
      'The database reviews at db runs PostgreSQL 14, and Ovation needs 15 or newer: update PostgreSQL.',
    );
  });

  test('nothing that listens', async () => {
    const gone = await ownServer();
    await gone.stop();
    expect(await refusalOf(gone.urlOf('postgres'))).toMatch(
      /^The database postgres at 127\.0\.0\.1:\d+ can't be reached: connect ECONNREFUSED .*\. Check that PostgreSQL runs there\.$/,
    );
  });

  test('a server that encrypts nothing', async () => {
    const plain = await ownServer({ settings: { fsync: 'off', ssl: 'off' } });
    expect(await refusalOf(`${plain.urlOf('postgres')}?sslmode=require`)).toBe(
      `The database postgres at 127.0.0.1:${plain.port} can't be used: it encrypts no connection. Turn ssl on there; where the way to it is safe without, write sslmode=disable.`,
    );
  });

  test('a socket that is not there', async () => {
    expect(await refusalOf('postgres:///ovation?host=/no/such/directory')).toBe(
      "The database ovation at /no/such/directory can't be reached: connect ENOENT /no/such/directory/.s.PGSQL.5432. Check that PostgreSQL runs there.",
    );
  });

  test.for([
    ['sslmode=prefer', 'leaves open whether the connection is encrypted'],
    ['sslmode=verify-ca', 'needs sslrootcert'],
    [
      'sslmode=verify-full&sslrootcert=/no/such/file',
      "ENOENT: no such file or directory, open '/no/such/file'",
    ],
  ])('an address with %s', async ([options, reason]) => {
    const refusal = await refusalOf(`${urlFor('noor')}?${options}`);
    expect(refusal).toMatch(/^The address of the database can't be used: /);
    expect(refusal).toContain(reason);
    expect(refusal).not.toContain(PASSWORD);
  });

  test.for([
    ['localhost', 'sslmode=verify-full', /can't be used: .*certificate.*sslrootcert=FILE\.$/],
    [
      '127.0.0.1',
      'sslmode=verify-full&sslrootcert=THE_FILE',
      /can't be used: .*127\.0\.0\.1 is not in the cert's list.*\. Name the server in DATABASE_URL as its certificate does\.$/,
    ],
  ] as const)('a certificate that is not trusted for %s with %s', async ([host, options, refusal]) => {
    const file = encodeURIComponent(server.certificate);
    const url = `postgres://tls@${host}:${server.port}/postgres?${options.replace('THE_FILE', file)}`;
    expect(await refusalOf(url)).toMatch(refusal);
  });

  test.for([
    'sslmode=require',
    'sslmode=verify-ca&sslrootcert=THE_FILE',
    'sslmode=verify-full&sslrootcert=THE_FILE&application_name=theirs',
  ])('but not one with %s, which is trusted', async (options) => {
    const file = encodeURIComponent(server.certificate);
    await server.query('CREATE DATABASE encrypted').catch(() => {});
    await server.query('ALTER DATABASE encrypted OWNER TO tls');
    const url = `postgres://tls@localhost:${server.port}/encrypted?${options.replace('THE_FILE', file)}`;
    const backend = await openPostgres(url);
    const seen = await server.query(
      "SELECT DISTINCT ssl, application_name FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'tls'",
    );
    expect(seen).toEqual([{ ssl: true, application_name: expect.stringMatching(/^ovation \w+$/) }]);
    await backend.close();
  });
});

test('A server that is not there yet is waited for', async () => {
  const server = await ownServer({ settings: { fsync: 'off' } });
  const url = server.urlOf('postgres');
  await server.stop();
  const opening = openPostgres(url);
  await server.start();
  const backend = await opening;
  expect(await backend.count('shows:1')).toBe(0);
  await backend.close();
});

test('What an account is set to changes nothing of what is stored where, and how safely', async () => {
  const url = new URL(await postgresDatabase());
  url.searchParams.set('options', '-c search_path=pg_catalog -c synchronous_commit=off');
  const backend = await openPostgres(url.href);
  onTestFinished(() => backend.close());
  await backend.claim({ count: 1, ids: [0] });
  await backend.commit([() => backend.open('shows:1').store.set('a', '{"value":1}')]);
  expect(await backend.open('shows:1').store.get('a')).toBe('{"value":1}');
  expect(await backend.count('shows:1')).toBe(1);
  const pool = new PostgresPool(url.href);
  onTestFinished(() => pool.close());
  expect(await new GroupReader(pool).query('SHOW synchronous_commit', [])).toEqual([
    { synchronous_commit: 'on' },
  ]);
});
