import type pg from 'pg';
import type { Shards } from '../backend.ts';
import type { Statement } from '../statement-gatherer.ts';
import { StorageError, UncertainError } from '../storage-errors.ts';
import { ABOUT } from './advisory-locks.ts';
import type { GroupReader } from './group-reader.ts';
import { hangUp } from './hang-up.ts';
import { keepClaim } from './keep-claim.ts';
import { openLockConnection } from './lock-connection.ts';
import { pause } from './patience.ts';
import { storageErrorOf } from './postgres-failure.ts';
import type { PostgresPool } from './postgres-pool.ts';
import { type Claim, takeShards } from './take-shards.ts';

/** How long a start waits for a predecessor that is about to end, and how often it looks, in milliseconds. */
const PREDECESSOR = 5000;
const LOOK = 200;

/**
 * The shards of this process: locks on a connection of their own, which the server takes back when that ends, and an epoch, which
 * every transaction checks. Losing the connection alone loses no shard: the locks are taken again as long as nobody else has.
 */
export class ShardClaims {
  readonly #pool: PostgresPool;
  readonly #reader: GroupReader;
  readonly #lost = Promise.withResolvers<StorageError>();
  readonly #listeners: ((message: string) => void)[] = [];
  readonly #stopping = new AbortController();
  #claim: Claim | undefined;
  #client: pg.Client | undefined;
  #keeping: Promise<void> | undefined;

  constructor(pool: PostgresPool, reader: GroupReader) {
    this.#pool = pool;
    this.#reader = reader;
  }

  /** Resolves, with a sentence, once another process has a shard of ours. */
  get lost(): Promise<StorageError> {
    return this.#lost.promise;
  }

  /** What each transaction begins with; fails when a shard is no longer ours. */
  guard = (): readonly Statement[] => {
    if (this.#claim === undefined) return [];
    const { epoch, ids } = this.#claim;
    return [{ sql: 'SELECT ovation_guard($1, $2)', parameters: [epoch, ids.length] }];
  };

  /** For what a transaction rejects with: rejects with the same. */
  refused = (error: unknown): never => {
    if (error instanceof UncertainError) error.settled.catch((late) => this.#endIfTaken(late));
    this.#endIfTaken(error);
    throw error;
  };

  /** As `Backend.claim`. */
  async claim(shards: Shards): Promise<void> {
    let client: pg.Client | undefined;
    try {
      client = await this.#connect();
      this.#claim = await this.#take(client, shards);
      this.#keeping = this.#keep(this.#claim, client);
    } catch (error) {
      if (client !== undefined) await hangUp(client);
      throw storageErrorOf(error, this.#pool.name);
    }
  }

  async #take(client: pg.Client, shards: Shards): Promise<Claim> {
    const until = performance.now() + PREDECESSOR;
    for (;;) {
      try {
        return await takeShards(this.#pool, client, shards);
      } catch (error) {
        if (!isTaken(error) || performance.now() > until) throw error;
        await pause(LOOK);
      }
    }
  }

  /** As `Backend.shardsInUse`: whoever runs some shares a lock. */
  async inUse(): Promise<number | undefined> {
    const [row] = (await this.#reader.query(
      `SELECT count FROM ovation_shards WHERE EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) LIMIT 1`,
      [ABOUT.sharding],
    )) as { count: number }[];
    return row?.count;
  }

  /** Calls the listener with what other processes tell. */
  onTold(listener: (message: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Gives the shards to whoever starts next. */
  async close(): Promise<void> {
    this.#stopping.abort();
    if (this.#client !== undefined) await hangUp(this.#client);
    await this.#keeping;
  }

  /** Keeps the locks until we stop or another process has a shard of ours. Never rejects. */
  async #keep(claim: Claim, client: pg.Client): Promise<void> {
    const connect = () => this.#connect();
    const options = { pool: this.#pool, connect, signal: this.#stopping.signal };
    if (await keepClaim(claim, client, options)) this.#end(takenOver(claim));
  }

  #endIfTaken(error: unknown): void {
    if (isTaken(error)) this.#end(error);
  }

  #end(reason: StorageError): void {
    this.#lost.resolve(reason);
    this.#stopping.abort();
  }

  async #connect(): Promise<pg.Client> {
    const client = await openLockConnection(this.#pool);
    client.on('notification', ({ payload = '' }) => {
      const end = payload.indexOf(' ');
      if (payload.slice(0, end) === this.#pool.id) return;
      for (const listener of this.#listeners) listener(payload.slice(end + 1));
    });
    await client.query('LISTEN ovation');
    this.#client = client;
    return client;
  }
}

const isTaken = (error: unknown): error is StorageError =>
  error instanceof StorageError && error.code === 'locked';

const takenOver = ({ count, ids }: Shards): StorageError =>
  new StorageError(
    'locked',
    `Another Ovation has taken a shard over that this one had (${ids.join(', ')} of ${count}); this one ends.`,
  );
