import { createHash } from 'node:crypto';
import type pg from 'pg';
import { KeyedQueue } from '../keyed-queue.ts';
import { StorageError } from '../storage-errors.ts';
import { ABOUT, tryLock } from './advisory-locks.ts';
import { hangUp } from './hang-up.ts';
import { openLockConnection } from './lock-connection.ts';
import { pause } from './patience.ts';
import { storageErrorOf } from './postgres-failure.ts';
import type { PostgresPool } from './postgres-pool.ts';

/** The first and the longest pause before a lock that another process has is tried again, in milliseconds. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Work that one process at a time does. Its locks are on one connection, however many there are and are waited for: a server has few
 * connections, and those that read and write stay free.
 */
export class SharedWork {
  readonly #pool: PostgresPool;
  readonly #queue = new KeyedQueue();
  #connection: Promise<pg.Client> | undefined;
  /** How many pieces of work need the connection. */
  #users = 0;
  #isClosed = false;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  /** As `Backend.exclusively`. Rejects with StorageError, without the work begun, when the server does not answer. */
  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    // A connection that has a lock gets it again.
    return this.#queue.run(name, async () => {
      this.#users += 1;
      try {
        const number = createHash('sha256').update(name).digest().readInt32BE();
        const client = await this.#lock(number);
        try {
          return await work();
        } finally {
          // A connection that is lost has lost the lock as well.
          await client.query('SELECT pg_advisory_unlock($1, $2)', [ABOUT.work, number]).catch(() => {});
        }
      } finally {
        this.#users -= 1;
        if (this.#users === 0) await this.#disconnect();
      }
    });
  }

  async #lock(number: number): Promise<pg.Client> {
    try {
      for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
        const client = await this.#connected();
        if (await tryLock(client, ABOUT.work, number)) return client;
        await pause(wait);
      }
    } catch (error) {
      throw storageErrorOf(error, this.#pool.name);
    }
  }

  #connected(): Promise<pg.Client> {
    if (this.#isClosed) throw new StorageError('unavailable', `${this.#pool.name} is closed.`);
    if (this.#connection !== undefined) return this.#connection;
    const connection = openLockConnection(this.#pool);
    const forget = () => {
      if (this.#connection === connection) this.#connection = undefined;
    };
    connection.then((client) => client.once('end', forget), forget);
    this.#connection = connection;
    return connection;
  }

  async #disconnect(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.then(hangUp, () => {});
  }

  /** Gives all locks back. Work that is under way goes on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#disconnect();
  }
}
