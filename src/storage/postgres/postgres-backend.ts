import { KeyvPostgres, type KeyvPostgresOptions } from '@keyv/postgres';
import { Keyv, type KeyvStorageAdapter } from 'keyv';
import { aloneWith } from '../alone-with.ts';
import type { Backend } from '../backend.ts';
import { StatementGatherer } from '../statement-gatherer.ts';
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

type Query = (sql: string, parameters?: readonly unknown[]) => Promise<unknown[]>;

/** How long making the tables, and cleaning them up, may take, in milliseconds. */
const LONG = 10 * 60_000;

/**
 * Opens a database on a PostgreSQL server. Every namespace has its own Keyv adapter; all of them share the connections. Rejects with
 * StorageError.
 * @param url `postgres://name:password@host:port/database`, with `sslmode` and the like as in PostgreSQL's own programs
 */
export async function openPostgres(url: string): Promise<Backend> {
  const pool = new PostgresPool(url);
  try {
    await pool.with(PATIENCE, (client) => ensureSchema(client, pool.name));
  } catch (error) {
    await pool.close();
    throw storageErrorOf(error, pool.name);
  }
  const writer = new GroupWriter(pool, () => []);
  const gatherer = new StatementGatherer((act) => writer.run(act));
  const read: Query = (sql, parameters = []) => pool.query(sql, parameters);
  const Adapter = adapterOn((sql, parameters = []) =>
    sql.startsWith('SELECT') ? read(sql, parameters) : gatherer.query(sql, parameters),
  );
  const write: Query = async (sql, parameters = []) => (await writer.run([{ sql, parameters }]))[0] ?? [];
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
    ...aloneWith(),
    lost: new Promise(() => {}),
    async close() {
      await writer.close();
      await pool.close();
    },
  };
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
