import { KeyvPostgres, type KeyvPostgresOptions } from '@keyv/postgres';
import { Keyv, type KeyvStorageAdapter } from 'keyv';
import type { Backend } from '../backend.ts';
import { type Statement, StatementGatherer } from '../statement-gatherer.ts';
import { GroupReader } from './group-reader.ts';
import { GroupWriter } from './group-writer.ts';
import { PATIENCE, pause } from './patience.ts';
import { isConnectionLost, storageErrorOf } from './postgres-failure.ts';
import { PostgresPool } from './postgres-pool.ts';
import { ensureSchema } from './postgres-schema.ts';
import { entriesBy, type Query } from './read-postgres.ts';
import { refusePooler } from './refuse-pooler.ts';
import { ShardClaims } from './shard-claims.ts';
import { SharedWork } from './shared-work.ts';

/** How long making the tables, and cleaning them up, may take, in milliseconds. */
const LONG = 10 * 60_000;

/** A server that is started together with Ovation takes some seconds longer. */
const START_PATIENCE = 10_000;
const START_PAUSE = 200;

export interface PostgresBackend extends Backend {
  /** What a transaction begins with that may write only while the claimed shards are ours: fails once one isn't. */
  guard(): readonly Statement[];
}

/**
 * Opens a database on a PostgreSQL server. Every namespace has its own Keyv adapter; all of them share the connections. Rejects with
 * StorageError.
 * @param url `postgres://name:password@host:port/database`, with `sslmode` and the like as in PostgreSQL's own programs
 * @param patience how long a server that isn't there yet is waited for, in milliseconds
 */
export async function openPostgres(
  url: string,
  { patience = START_PATIENCE }: { readonly patience?: number } = {},
): Promise<PostgresBackend> {
  const pool = new PostgresPool(url);
  try {
    await begin(pool, patience);
  } catch (error) {
    await pool.close();
    throw storageErrorOf(error, pool.name);
  }
  const reader = new GroupReader(pool);
  const claims = new ShardClaims(pool, reader);
  const sharedWork = new SharedWork(pool);
  const writer = new GroupWriter(pool, claims.guard);
  const run = (act: readonly Statement[]) => writer.run(act).catch(claims.refused);
  const gatherer = new StatementGatherer(run);
  const read: Query = (sql, parameters) => reader.query(sql, parameters);
  const Adapter = adapterOn((sql, parameters) =>
    sql.startsWith('SELECT') ? read(sql, parameters) : gatherer.query(sql, parameters),
  );
  const write: Query = async (sql, parameters) => (await run([{ sql, parameters }]))[0] ?? [];
  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    await writer.close();
    await Promise.all([claims.close(), sharedWork.close(), pool.close()]);
  }
  return {
    open: (namespace) => new Keyv({ store: new Adapter(), namespace, serialization: JSON }),
    ...entriesBy(read, write),
    async purge() {
      await pool
        .with(LONG, (client) => client.query('VACUUM keyv'))
        .catch((error: unknown) => {
          throw storageErrorOf(error, pool.name);
        });
    },
    commit: (calls) => gatherer.commit(calls),
    claim: (shards) => claims.claim(shards),
    guard: claims.guard,
    shardsInUse: () => claims.inUse(),
    exclusively: (name, work) => sharedWork.run(name, work),
    async tellOthers(message) {
      await read("SELECT pg_notify('ovation', $1)", [`${pool.id} ${message}`]);
    },
    onTold: (listener) => claims.onTold(listener),
    lost: claims.lost,
    close: () => (closed ??= close()),
  };
}

/**
 * Sees to it that the tables are there, and nothing between us and them mixes connections up. Rejects as pg does, with what the last
 * attempt failed with.
 */
async function begin(pool: PostgresPool, patience: number): Promise<void> {
  for (const until = performance.now() + patience; ; await pause(START_PAUSE)) {
    try {
      return await pool.with(patience + PATIENCE, async (client) => {
        await refusePooler(pool, client);
        await ensureSchema(client, pool.name);
      });
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() > until) throw error;
    }
  }
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
