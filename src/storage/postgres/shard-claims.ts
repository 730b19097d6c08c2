import type pg from 'pg';
import type { Shards } from '../backend.ts';
import type { Statement } from '../statement-gatherer.ts';
import { StorageError } from '../storage-errors.ts';
import type { GroupReader } from './group-reader.ts';
import { isConnectionLost, storageErrorOf } from './postgres-failure.ts';
import { hangUp, type PostgresPool, pause } from './postgres-pool.ts';

/** The first of two numbers in PostgreSQL's advisory locks, which are of one database: what the second one is about. */
const SHARD = 0x4f_56_01;
const SHARDING = 0x4f_56_02;
/** As in the function that guards transactions. */
const FENCE = 0x4f_56_03;

/** How long a start waits for a predecessor that is about to end, in milliseconds. */
const PREDECESSOR = 5000;
/** How often the connection that holds the locks is tried, in milliseconds. */
const HEARTBEAT = 5000;
const LONGEST_PAUSE = 2000;

/**
 * Has the server notice within half a minute that a machine is gone, which would hold its locks for hours.
 * https://www.postgresql.org/docs/current/runtime-config-connection.html#RUNTIME-CONFIG-CONNECTION-SETTINGS
 */
const KEEPALIVE =
  'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

/** A shard that is ours, and the number that it got when we took it: whoever takes it after us gets a higher one. */
interface Claim {
  readonly shard: number;
  readonly epoch: string;
}

/**
 * The shards of this process: locks on a connection of their own, which the server takes back when that ends, and an epoch for each,
 * which every transaction checks. Losing the connection alone loses no shard: the locks are taken again as long as nobody else has.
 */
export class ShardClaims {
  readonly #pool: PostgresPool;
  readonly #reader: GroupReader;
  readonly #lost = Promise.withResolvers<StorageError>();
  readonly #listeners: ((message: string) => void)[] = [];
  readonly #stopping = new AbortController();
  #shards: Shards | undefined;
  #claims: readonly Claim[] = [];
  #client: pg.Client | undefined;
  #holding: Promise<void> | undefined;

  constructor(pool: PostgresPool, reader: GroupReader) {
    this.#pool = pool;
    this.#reader = reader;
  }

  /** Resolves, with a sentence, once another process has a shard of ours. */
  get lost(): Promise<StorageError> {
    return this.#lost.promise;
  }

  /** What each transaction begins with; fails when a shard is no longer ours. */
  guard = (): readonly Statement[] =>
    this.#claims.length === 0
      ? []
      : [
          {
            sql: 'SELECT ovation_guard($1::int[], $2::bigint[])',
            parameters: [this.#claims.map(({ shard }) => shard), this.#claims.map(({ epoch }) => epoch)],
          },
        ];

  /** For what a transaction rejects with: rejects with the same. */
  refused = (error: unknown): never => {
    if (isTaken(error)) this.#end(error);
    throw error;
  };

  /** As `Backend.claim`. */
  async claim(shards: Shards): Promise<void> {
    this.#shards = shards;
    const client = await this.#connect();
    try {
      await this.#refusePooler(client);
      const until = performance.now() + PREDECESSOR;
      for (;;) {
        try {
          this.#claims = await this.#take(client, shards);
          break;
        } catch (error) {
          if (!isTaken(error) || performance.now() > until) throw error;
          await pause(LONGEST_PAUSE / 10);
        }
      }
      // Transactions that began under the epochs before end now, and no others begin.
      for (const shard of shards.ids)
        await client.query('SELECT pg_advisory_xact_lock($1, $2)', [FENCE, shard]);
    } catch (error) {
      await hangUp(client);
      throw storageErrorOf(error, this.#pool.name);
    }
    this.#holding = this.#hold(client);
  }

  /** As `Backend.shardsInUse`: whoever runs some shares a lock. */
  async inUse(): Promise<number | undefined> {
    const [row] = (await this.#reader.query(
      `SELECT count FROM ovation_shards WHERE EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) LIMIT 1`,
      [SHARDING],
    )) as { count: number }[];
    return row?.count;
  }

  /** Calls the listener with what other processes tell. */
  onTold(listener: (message: string) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    if (this.#client !== undefined) await hangUp(this.#client);
    await this.#holding;
  }

  /** Takes all shards or none. Rejects with StorageError `locked` when another process has one. */
  async #take(client: pg.Client, { count, ids }: Shards): Promise<readonly Claim[]> {
    await client.query('BEGIN');
    try {
      await client.query('LOCK TABLE ovation_shards IN EXCLUSIVE MODE');
      const other = await rowsOf<{ count: number }>(
        client,
        'SELECT count FROM ovation_shards WHERE count <> $1 LIMIT 1',
        [count],
      );
      if (other[0] !== undefined) {
        // Nobody else holds a shard when nobody else shares this lock.
        if (!(await this.#try(client, 'pg_try_advisory_lock', SHARDING, 0)))
          throw new StorageError(
            'locked',
            `${this.#pool.name} is in use by Ovations that run ${other[0].count} shards, and this one would run ${count}: stop all of them before you change the number.`,
          );
        await client.query('DELETE FROM ovation_shards');
        await client.query('SELECT pg_advisory_unlock($1, 0)', [SHARDING]);
      }
      await client.query('SELECT pg_advisory_lock_shared($1, 0)', [SHARDING]);
      for (const shard of ids)
        if (!(await this.#try(client, 'pg_try_advisory_lock', SHARD, shard)))
          throw new StorageError(
            'locked',
            count === 1
              ? `Another Ovation is using ${nameInside(this.#pool.name)}; stop it first.`
              : `Another Ovation runs shard ${shard} of ${count}; stop it first, or give this one others (SHARD_IDS).`,
          );
      const claims = await rowsOf<Claim>(
        client,
        `INSERT INTO ovation_shards (shard, count, epoch) SELECT shard, $2, nextval('ovation_epochs') FROM unnest($1::int[]) AS shard
          ON CONFLICT (shard) DO UPDATE SET epoch = excluded.epoch RETURNING shard, epoch`,
        [ids, count],
      );
      await client.query('COMMIT');
      return claims;
    } catch (error) {
      await client.query('ROLLBACK');
      await client.query('SELECT pg_advisory_unlock_all()');
      throw error;
    }
  }

  /** Keeps the locks until we stop or another process has a shard of ours. Never rejects. */
  async #hold(first: pg.Client): Promise<void> {
    let client: pg.Client | undefined = first;
    for (
      let wait = LONGEST_PAUSE / 20;
      !this.#stopping.signal.aborted;
      wait = Math.min(2 * wait, LONGEST_PAUSE)
    ) {
      if (client !== undefined) {
        const backend = this.#pool.backendOf(client);
        wait = LONGEST_PAUSE / 20;
        await this.#untilLost(client);
        if (this.#stopping.signal.aborted) return;
        client = await this.#again(backend);
      } else client = await this.#again();
      if (client === undefined) await pause(wait);
    }
    if (client !== undefined) await hangUp(client);
  }

  #before: number | undefined;

  /** Resolves to a new connection that holds our locks again; to undefined when that isn't possible yet, or never will be. */
  async #again(before = this.#before): Promise<pg.Client | undefined> {
    this.#before = before;
    let client: pg.Client | undefined;
    try {
      client = await this.#connect();
      if (before !== undefined) await this.#pool.end(client, before);
      await client.query('SELECT pg_advisory_lock_shared($1, 0)', [SHARDING]);
      for (const { shard } of this.#claims)
        if (!(await this.#try(client, 'pg_try_advisory_lock', SHARD, shard))) throw this.#taken(shard);
      const rows = await rowsOf<Claim>(client, 'SELECT shard, epoch FROM ovation_shards');
      const epochs = new Map(rows.map(({ shard, epoch }) => [shard, epoch]));
      for (const { shard, epoch } of this.#claims) if (epochs.get(shard) !== epoch) throw this.#taken(shard);
      return client;
    } catch (error) {
      if (client !== undefined) await hangUp(client);
      if (isTaken(error)) this.#end(error);
      return undefined;
    }
  }

  #end(reason: StorageError): void {
    this.#lost.resolve(reason);
    this.#stopping.abort();
  }

  #taken(shard: number): StorageError {
    const count = this.#shards?.count;
    return new StorageError(
      'locked',
      `Another Ovation has taken shard ${shard} of ${count} over; this one ends.`,
    );
  }

  async #connect(): Promise<pg.Client> {
    const client = await this.#pool.single();
    client.on('notification', ({ payload = '' }) => {
      const [from, message] = [
        payload.slice(0, payload.indexOf(' ')),
        payload.slice(payload.indexOf(' ') + 1),
      ];
      if (from !== this.#pool.id) for (const listener of this.#listeners) listener(message);
    });
    await client.query(KEEPALIVE);
    await client.query('LISTEN ovation');
    this.#client = client;
    return client;
  }

  /** Resolves once the connection is gone, or the server does not answer on it. */
  async #untilLost(client: pg.Client): Promise<void> {
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    for (;;) {
      const timer = new AbortController();
      const isEnded = await Promise.race([
        ended.then(() => true),
        pause(HEARTBEAT, timer.signal).then(() => false),
      ]);
      timer.abort();
      if (isEnded) return;
      try {
        await client.query('SELECT 1');
      } catch (error) {
        void hangUp(client);
        if (isConnectionLost(error)) return;
      }
    }
  }

  /**
   * Rejects with StorageError when something gives each transaction another connection to the server: locks would be the next client's.
   * Others that come between keep one connection for one client.
   */
  async #refusePooler(client: pg.Client): Promise<void> {
    const processOf = async (one: pg.ClientBase) =>
      (await rowsOf<{ id: number }>(one, 'SELECT pg_backend_pid() AS id'))[0]?.id;
    const [own, other] = [await processOf(client), await this.#pool.single()];
    try {
      await other.query('BEGIN');
      const seen = await processOf(other);
      if (seen !== own && own === (await processOf(client))) return;
    } finally {
      await hangUp(other);
    }
    throw new StorageError(
      'unavailable',
      `A connection pooler in transaction mode stands before ${nameInside(this.#pool.name)}: Ovation needs connections of its own. Point DATABASE_URL at PostgreSQL itself, or set the pooler to session mode.`,
    );
  }

  async #try(client: pg.Client, lock: string, about: number, which: number): Promise<boolean> {
    const [row] = await rowsOf<{ got: boolean }>(client, `SELECT ${lock}($1, $2) AS got`, [about, which]);
    return row?.got === true;
  }
}

const isTaken = (error: unknown): error is StorageError =>
  error instanceof StorageError && error.code === 'locked';

/** As it stands inside a sentence. */
const nameInside = (name: string): string => name.replace(/^The/, 'the');

async function rowsOf<Row>(
  client: pg.ClientBase,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return (await client.query(sql, [...parameters])).rows as Row[];
}
