import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StorageError } from '../storage-errors.ts';
import type { Act, ActResult } from './act-group.ts';
import type { SqliteOptions } from './sqlite-database.ts';
import type { OpenResult, WorkerOptions } from './sqlite-worker.ts';

/** An SQLite file, open in its own thread. */
export interface SqliteConnection {
  /**
   * Resolves to the rows of each statement once the act is on disk; rejects with StorageError when nothing of it is. Acts
   * run in the order of the calls.
   */
  run(act: Act): Promise<readonly unknown[][]>;
  /** Resolves, with the reason, when the thread has ended although nobody closed the file. */
  readonly lost: Promise<StorageError>;
  /** Resolves once every earlier act has run and the file is closed and unlocked. */
  close(): Promise<void>;
}

interface PendingAct {
  resolve(rows: readonly unknown[][]): void;
  reject(error: StorageError): void;
}

/** Opens the file in a new thread. Rejects with StorageError when it is in use, no database, or not writable. */
export async function connectSqlite(file: string, options: SqliteOptions): Promise<SqliteConnection> {
  const workerData: WorkerOptions = { file, ...options };
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData });
  const [{ failure }] = (await once(worker, 'message')) as [OpenResult];
  if (failure) {
    await worker.terminate();
    throw new StorageError(failure.code, failure.message);
  }

  const lost = Promise.withResolvers<StorageError>();
  let ended: StorageError | undefined;
  const pending: PendingAct[] = [];
  const end = (reason: string): void => {
    if (ended === undefined) {
      ended = new StorageError('unavailable', `${file} is closed: ${reason}.`);
      lost.resolve(ended);
    }
    for (const { reject } of pending.splice(0)) reject(ended);
  };
  worker.on('message', (results: readonly ActResult[]) => {
    const answered = pending.splice(0, results.length);
    for (const [index, result] of results.entries()) settle(answered[index], result);
  });
  worker.on('error', (error) => end(String(error)));
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      end('its thread has ended');
      resolve();
    });
  });

  return {
    lost: lost.promise,
    run(act) {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        // Posts before it queues: results come in order, so an act that could not be posted must not wait for one.
        worker.postMessage(act);
        pending.push({ resolve, reject });
      });
    },
    async close() {
      if (!ended) {
        ended = new StorageError('unavailable', `${file} is closed.`);
        worker.postMessage(null);
      }
      await exited;
    },
  };
}

function settle(pending: PendingAct | undefined, result: ActResult): void {
  if ('failure' in result) pending?.reject(new StorageError(result.failure.code, result.failure.message));
  else pending?.resolve(result.rows);
}
