import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { StorageError } from '../storage-errors.ts';
import { isConnectionLost, SilenceError, storageErrorOf } from './postgres-failure.ts';

/** How long somebody waits for the server in all, in milliseconds: members have an answer within three seconds. */
export const PATIENCE = 2000;

/** How many connections there are at most: one writes, the others read. */
const CONNECTIONS = 5;

/** How often a server that is away is looked for, in milliseconds. */
const LOOK = 200;

/** How long after a connection that could not be made the next is tried, in milliseconds. */
const RETRY_PAUSE = 100;

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
  #awaited: Promise<void> | undefined;
  #isClosed = false;
  /** By its text, the name under which the server keeps a statement that it has understood. */
  readonly #names = new Map<string, string>();

  constructor(url: string) {
    const address = new URL(url);
    this.#application = `ovation ${this.id}`;
    this.name = `The database ${address.pathname.slice(1)} at ${address.host || 'localhost'}`;
    // `sslmode` as PostgreSQL's own programs read it.
    address.searchParams.set('uselibpqcompat', 'true');
    this.#config = {
      connectionString: address.href,
      application_name: this.#application,
      connectionTimeoutMillis: PATIENCE,
      keepAlive: true,
    };
    this.#pool = this.#open();
  }

  #open(): pg.Pool {
    // Statements go out at once, without waiting for the answers to those before.
    const pool = new pg.Pool({ ...this.#config, max: CONNECTIONS, pipeline: true } as pg.PoolConfig);
    // Whoever uses a connection hears of it, and the next use makes another.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }

  /**
   * Does work on a connection of its own. Rejects with what it rejects with, or SilenceError when it takes too long; the connection
   * is not used again when it may be lost.
   * @param within in milliseconds
   * @param work gets the connection, and which process of the server it is to
   */
  async with<T>(within: number, work: (client: pg.PoolClient, backend: BackendId) => Promise<T>): Promise<T> {
    const pool = this.#pool;
    const silence = Promise.withResolvers<never>();
    const over = new AbortController();
    void pause(within, over.signal).then(() => silence.reject(new SilenceError()));
    let client: pg.PoolClient | undefined;
    const connecting = pool.connect();
    try {
      client = await Promise.race([connecting, silence.promise]);
      const { processID } = client as pg.PoolClient & { processID: BackendId };
      const result = await Promise.race([work(client, processID), silence.promise]);
      client.release();
      return result;
    } catch (error) {
      if (client === undefined) connecting.then((late) => late.release(true)).catch(() => {});
      else client.release(isConnectionLost(error));
      // The others of a server that says nothing wouldn't say anything either.
      if (error instanceof SilenceError && pool === this.#pool) {
        this.#pool = this.#open();
        void pool.end();
      }
      throw error;
    } finally {
      over.abort();
      silence.promise.catch(() => {});
    }
  }

  /** A connection beside the pool's, for locks and what others tell, on which no statement may take longer than this, in milliseconds. */
  single(patience = PATIENCE): pg.Client {
    return new pg.Client({ ...this.#config, query_timeout: patience });
  }

  /** Runs a statement that may run twice. Resolves to its rows; rejects with StorageError, at the latest after `PATIENCE`. */
  async query(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    if (this.isAway) throw storageErrorOf(new SilenceError(), this.name);
    const deadline = performance.now() + PATIENCE;
    for (;;) {
      const left = deadline - performance.now();
      try {
        return await this.with(left, async (client) => (await this.send(client, sql, parameters)).rows);
      } catch (error) {
        if (!isConnectionLost(error)) throw storageErrorOf(error, this.name);
        if (deadline - performance.now() < RETRY_PAUSE) throw this.away(error);
        await pause(RETRY_PAUSE);
      }
    }
  }

  /**
   * Whether somebody has waited for the server in vain and it hasn't answered since. Nobody waits meanwhile: what a member wants may
   * take several statements.
   */
  get isAway(): boolean {
    return this.#awaited !== undefined;
  }

  /** For what somebody has waited for in vain. Returns the error that explains it. */
  away(error: unknown): StorageError {
    this.#awaited ??= this.#untilBack();
    return storageErrorOf(error, this.name);
  }

  async #untilBack(): Promise<void> {
    while (!this.#isClosed) {
      await pause(LOOK);
      const isBack = await this.with(PATIENCE, (client) => client.query('SELECT 1')).then(
        () => true,
        () => false,
      );
      if (isBack) break;
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

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#awaited;
    await this.#pool.end();
  }
}

/** Resolves after a while, in milliseconds, or once the signal is aborted. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {});
