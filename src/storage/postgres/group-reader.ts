import type { PoolClient } from 'pg';
import type { StorageError } from '../storage-errors.ts';
import { PATIENCE, pause } from './patience.ts';
import { isConnectionLost, isOutdated, storageErrorOf } from './postgres-failure.ts';
import type { PostgresPool } from './postgres-pool.ts';

/** How long after a connection that was lost the next is tried, in milliseconds. */
const RETRY_PAUSE = 100;

/** No more statements share a connection at a time: others may use the next one. */
const GROUP_SIZE = 200;

/** A statement, and whoever waits for its rows. */
interface Asked extends PromiseWithResolvers<unknown[]> {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Reads: what is asked for in one turn of the event loop goes out on one connection, without waiting for the answers before. One whose
 * connection is lost, or outdated, is asked for again.
 */
export class GroupReader {
  readonly #pool: PostgresPool;
  #asked: Asked[] = [];

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  /** Runs a statement that may run twice. Resolves to its rows; rejects with StorageError when the server says nothing for `PATIENCE`. */
  async query(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    await this.#pool.refuseWhileAway();
    const asked = { sql, parameters, ...Promise.withResolvers<unknown[]>() };
    // Once everything that goes on now has asked for what it wants.
    if (this.#asked.push(asked) === 1) process.nextTick(() => this.#send());
    return asked.promise;
  }

  #send(): void {
    const asked = this.#asked;
    this.#asked = [];
    while (asked.length > 0) void this.#answer(asked.splice(0, GROUP_SIZE));
  }

  /** Never rejects: those who asked hear of it. */
  async #answer(asked: readonly Asked[]): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    for (;;) {
      const left = deadline - performance.now();
      try {
        return await this.#pool.with(left, (client, _, heard) => this.#ask(client, asked, heard));
      } catch (error) {
        const isOver = deadline - performance.now() < RETRY_PAUSE;
        const isWorthIt = isOutdated(error) && !isOver;
        if (!isConnectionLost(error) && !isWorthIt)
          return reject(asked, storageErrorOf(error, this.#pool.name));
        if (isOver) return reject(asked, this.#pool.away(error));
        await pause(RETRY_PAUSE);
      }
    }
  }

  /** Answers each as soon as its rows are there. Rejects when the connection is lost, or outdated, before all have been answered. */
  async #ask(client: PoolClient, asked: readonly Asked[], heard: () => void): Promise<void> {
    await Promise.all(
      asked.map(async ({ sql, parameters, resolve, reject }) => {
        try {
          const { rows } = await this.#pool.send(client, sql, parameters);
          heard();
          resolve(rows);
        } catch (error) {
          if (isConnectionLost(error) || isOutdated(error)) throw error;
          reject(storageErrorOf(error, this.#pool.name));
        }
      }),
    );
  }
}

/** Those who have an answer don't hear of it. */
function reject(asked: readonly Asked[], error: StorageError): void {
  for (const each of asked) each.reject(error);
}
