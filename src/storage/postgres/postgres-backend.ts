import { KeyvPostgres, type KeyvPostgresOptions } from '@keyv/postgres';
import { Keyv, type KeyvStorageAdapter } from 'keyv';
import type { Backend } from '../backend.ts';
import { type Statement, StatementGatherer } from '../statement-gatherer.ts';
import { GroupWriter } from './group-writer.ts';
import { storageErrorOf } from './postgres-failure.ts';
import { PATIENCE, PostgresPool } from './postgres-pool.ts';
import { ensureSchema } from './postgres-schema.ts';
import {
  clearRows,
  countRows,
  readFacts,
  readKeysHolding,
  readNamespaces,
  readRows,
} from './read-postgres.ts';
import { ShardClaims } from './shard-claims.ts';

type Query = (sql: string, parameters?: readonly unknown[]) => Promise<unknown[]>;

/** How long making the tables, and cleaning them up, may take, in milliseconds. */
const LONG = 10 * 60_000;

export interface PostgresBackend extends Backend {
  /** What a transaction begins with that may write only while the claimed shards are ours: fails once one isn't. */
  guard(): readonly Statement[];
}

/**
 * Opens a database on a PostgreSQL server. Every namespace has its own Keyv adapter; all of them share the connections. Rejects with
 * StorageError.
 * @param url `postgres://name:password@host:port/database`, with `sslmode` and the like as in PostgreSQL's own programs
 */
export async function openPostgres(url: string): Promise<PostgresBackend> {
  const pool = new PostgresPool(url);
  try {
    await pool.with(PATIENCE, (client) => ensureSchema(client, pool.name));
  } catch (error) {
    await pool.close();
    throw storageErrorOf(error, pool.name);
  }
  const claims = new ShardClaims(pool);
  const writer = new GroupWriter(pool, claims.guard);
  const run = (act: readonly Statement[]) => writer.run(act).catch(claims.refused);
  const gatherer = new StatementGatherer(run);
  const read: Query = (sql, parameters = []) => pool.query(sql, parameters);
  const Adapter = adapterOn((sql, parameters = []) =>
    sql.startsWith('SELECT') ? read(sql, parameters) : gatherer.query(sql, parameters),
  );
  const write: Query = async (sql, parameters = []) => (await run([{ sql, parameters }]))[0] ?? [];
  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    await writer.close();
    await claims.close();
    await pool.close();
  }
  return {
    open: (namespace) => new Keyv({ store: new Adapter(), namespace, serialization: JSON }),
    pages: (namespace, beginning) => readRows(read, namespace, beginning),
    factPages: (namespace) => readFacts(read, namespace),
    namespaces: () => readNamespaces(read),
    clear: (namespace, beginning) => clearRows(write, namespace, beginning),
    keysHolding: (namespace, text, beginning) => readKeysHolding(read, namespace, text, beginning),
    async purge() {
      await pool
        .with(LONG, (client) => client.query('VACUUM keyv'))
        .catch((error: unknown) => {
          throw storageErrorOf(error, pool.name);
        });
    },
    count: (namespace) => countRows(read, namespace),
    commit: (calls) => gatherer.commit(calls),
    claim: (shards) => claims.claim(shards),
    guard: claims.guard,
    shardsInUse: () => claims.inUse(),
    exclusively: (name, work) => exclusively(pool, name, work),
    async tellOthers(message) {
      await read("SELECT pg_notify('ovation', $1)", [`${pool.id} ${message}`]);
    },
    onTold: (listener) => claims.onTold(listener),
    lost: claims.lost,
    close: () => (closed ??= close()),
  };
}

/** The first of two numbers in the locks of `exclusively`; the second is made of the name. */
const EXCLUSIVE = 0x4f_56_04;

/** As `Backend.exclusively`. */
async function exclusively<T>(pool: PostgresPool, name: string, work: () => Promise<T>): Promise<T> {
  let failed: { readonly error: unknown } | undefined;
  const result = await pool
    .with(LONG, async (client) => {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [EXCLUSIVE, name]);
      try {
        return await work();
      } catch (error) {
        failed = { error };
        return undefined;
      } finally {
        await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [EXCLUSIVE, name]);
      }
    })
    .catch((error: unknown) => {
      throw storageErrorOf(error, pool.name);
    });
  // What the work rejects with says nothing about the database.
  if (failed !== undefined) throw failed.error;
  return result as T;
}

/** What of Keyv's adapter is private: it has no option for a driver, as the one for SQLite does. */
type Adapter = new (options?: KeyvPostgresOptions) => KeyvStorageAdapter & { init(): Promise<Query> };

/** Keyv's adapter, whose statements go where ours go. It makes no tables, which it would try for each namespace. */
export const adapterOn = (query: Query) =>
  class extends (KeyvPostgres as unknown as Adapter) {
    override async init(): Promise<Query> {
      return query;
    }
  };
