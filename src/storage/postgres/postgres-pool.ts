import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import * as timers from 'node:timers/promises';
import pg from 'pg';
import type { StorageError } from '../storage-errors.ts';
import { sever } from './hang-up.ts';
import { PATIENCE, pause, soon } from './patience.ts';
import { readPostgresAddress } from './postgres-address.ts';
import { isConnectionLost, isOutdated, SilenceError, storageErrorOf } from './postgres-failure.ts';

/** How many connections there are at most: one writes, the others read. */
const CONNECTIONS = 5;

/** How often a server that is away is looked for, in milliseconds. */
const LOOK = 200;

/** After how long without a word a connection is tried, in milliseconds. */
const KEEPALIVE = 10_000;

/**
 * What each connection begins with: asks which process of the server it is to, which a pooler in between doesn't say otherwise, and
 * sees to it that what is acknowledged is on disk, and that Keyv and we mean the same tables, whatever the account's settings say.
 */
const GREETING = `SELECT pg_backend_pid() AS backend, set_config('search_path', 'public', false),
  set_config('default_transaction_isolation', 'read committed', false),
  set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false)`;

/** A server's process, which serves one connection: its id, which another may have later. */
export type BackendId = number;

/** The connections to a server, which are made when they are needed, and again when they are lost. */
export class PostgresPool {
  /** What the operator is told the database is: without its password. */
  readonly name: string;
  /** Nobody else's. */
  readonly id = randomBytes(6).toString('hex');
  readonly #config: pg.PoolConfig;
  /** Tells the server's processes that serve us from others. */
  readonly #application: string;
  #pool: pg.Pool;
  /** Those that are open, and which process of the server each is to. */
  readonly #backends = new Map<pg.ClientBase, BackendId | undefined>();
  /** Those that were given up, and may still be doing what nobody waits for: waiting for a lock, for example. */
  readonly #abandoned = new Set<BackendId>();
  #awaited: Promise<void> | undefined;
  #isClosed = false;
  /** By its text, the name under which the server keeps a statement that it has understood. */
  readonly #names = new Map<string, string>();

  /** Throws StorageError when the address can't be used. */
  constructor(url: string) {
    const { config, name } = readPostgresAddress(url);
    this.#application = `ovation ${this.id}`;
    this.name = name;
    this.#config = {
      ...config,
      application_name: this.#application,
      connectionTimeoutMillis: PATIENCE,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEPALIVE,
    };
    this.#pool = this.#open();
  }

  /** The name as it stands inside a sentence. */
  get nameInside(): string {
    return this.name.replace(/^The/, 'the');
  }

  #open(): pg.Pool {
    const pool = new pg.Pool({
      ...this.#config,
      max: CONNECTIONS,
      // Statements go out at once, without waiting for the answers to those before.
      pipeline: true,
      onConnect: (client) => this.#greet(client),
    } as pg.PoolConfig);
    // Whoever uses a connection hears of it, and the next use makes another.
    pool.on('error', () => {});
    return pool;
  }

  /** For a connection that has just been made. */
  async #greet(client: pg.ClientBase): Promise<void> {
    client.on('error', () => {});
    client.once('end', () => this.#backends.delete(client));
    this.#backends.set(client, undefined);
    const { rows } = await client.query(GREETING);
    if (this.#backends.has(client)) this.#backends.set(client, rows[0].backend);
  }

  /**
   * Does work on a connection of its own. Rejects with what it rejects with, or SilenceError when it takes too long; the connection
   * is not used again when it may be lost.
   * @param within in milliseconds
   * @param work gets the connection, which process of the server it is to, and what it calls when it hears from the server: it may take
   * that long again
   */
  async with<T>(
    within: number,
    work: (client: pg.PoolClient, backend: BackendId, heard: () => void) => Promise<T>,
  ): Promise<T> {
    const pool = this.#pool;
    const silence = Promise.withResolvers<never>();
    const timer = setTimeout(() => silence.reject(new SilenceError()), Math.max(0, within));
    const heard = () => void timer.refresh();
    let client: pg.PoolClient | undefined;
    const connecting = pool.connect();
    try {
      client = await Promise.race([connecting, silence.promise]);
      const backend = this.#backends.get(client) ?? 0;
      const result = await Promise.race([work(client, backend, heard), silence.promise]);
      client.release();
      return result;
    } catch (error) {
      if (client === undefined) connecting.then((late) => late.release(true)).catch(() => {});
      else {
        // One that waits for answers would be closed only after them.
        if (error instanceof SilenceError) this.#abandon(client);
        client.release(isConnectionLost(error));
      }
      // The others of a server that says nothing wouldn't say anything either.
      if ((error instanceof SilenceError || isOutdated(error)) && pool === this.#pool && !this.#isClosed) {
        this.#pool = this.#open();
        void pool.end();
      }
      throw error;
    } finally {
      clearTimeout(timer);
      silence.promise.catch(() => {});
    }
  }

  /** Closes a connection whose answers nobody waits for. */
  #abandon(client: pg.ClientBase): void {
    const backend = this.#backends.get(client);
    if (backend !== undefined) this.#abandoned.add(backend);
    sever(client);
  }

  /** The server doesn't notice that a connection is closed before it answers on it: each would be one of the few that it takes. */
  async #endAbandoned(client: pg.ClientBase): Promise<void> {
    const backends = [...this.#abandoned];
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid = ANY($1) AND pid <> pg_backend_pid() AND application_name = $2`,
      [backends, this.#application],
    );
    for (const backend of backends) this.#abandoned.delete(backend);
  }

  /**
   * Makes a connection beside the pool's, for locks and what others tell. Rejects as pg does.
   * @param patience how long a statement on it may take, in milliseconds
   */
  async single(patience = PATIENCE): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.#config,
      query_timeout: patience,
      pipeline: true,
    } as pg.ClientConfig);
    // Whoever uses it hears of it. The server may end it as soon as it is made.
    client.on('error', () => {});
    try {
      await client.connect();
      await this.#greet(client);
      return client;
    } catch (error) {
      sever(client);
      throw error;
    }
  }

  /** Which process of the server a connection is to. */
  backendOf(client: pg.ClientBase): BackendId | undefined {
    return this.#backends.get(client);
  }

  /**
   * Rejects with StorageError when somebody has waited for the server in vain and it hasn't answered since. Nobody waits meanwhile: what a
   * member wants may take several statements.
   */
  async refuseWhileAway(): Promise<void> {
    if (this.#awaited === undefined) return;
    // Whoever tries again and again lets others have their turns.
    await timers.setImmediate();
    throw storageErrorOf(new SilenceError(), this.name);
  }

  /** For what somebody has waited for in vain. Returns the error that explains it. */
  away(error: unknown): StorageError {
    this.#awaited ??= this.#untilBack();
    return storageErrorOf(error, this.name);
  }

  async #untilBack(): Promise<void> {
    while (!this.#isClosed) {
      const isBack = await this.with(PATIENCE, (client) => this.#endAbandoned(client)).then(
        () => true,
        () => false,
      );
      if (isBack) break;
      await pause(LOOK);
    }
    this.#awaited = undefined;
  }

  /** Sends a statement, which the server keeps for the next time. */
  send(client: pg.ClientBase, sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const name = this.#names.get(sql) ?? `s${this.#names.size}`;
    this.#names.set(sql, name);
    return client.query({ name, text: sql, values: [...parameters] });
  }

  /** Resolves once a process of the server that served one of our connections has ended, whatever it was doing. */
  async end(client: pg.ClientBase, backend: BackendId): Promise<void> {
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid, ${PATIENCE}) AS ended FROM pg_stat_activity
        WHERE pid = $1 AND pid <> pg_backend_pid() AND application_name = $2`,
      [backend, this.#application],
    );
    if (rows.some(({ ended }) => ended !== true)) throw new SilenceError();
  }

  /** Resolves once all connections are closed; soon, also when the server says nothing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#awaited;
    const ended = this.#pool.end();
    // Those beside the pool's are ended meanwhile: the server has let their locks go once they are.
    const others = [...this.#backends.keys()].map((client) => once(client, 'end'));
    await soon(Promise.all([ended, ...others]));
    for (const client of this.#backends.keys()) sever(client);
    await ended;
  }
}
