import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StorageError } from '../storage-errors.ts';
import type { Act, ActResult } from './act-group.ts';
import type { SqliteOptions } from './sqlite-database.ts';
import { type OpenResult, PURGE, type WorkerOptions } from './sqlite-worker.ts';

/** An SQLite file, open in its own thread. */
export interface SqliteConnection {
  /**
   * Resolves to the rows of each statement once the act is on disk; rejects with StorageError when nothing of it is. Acts
   * run in the order of the calls.
   * @param atOnce sends it to the thread now, for a caller who does long work meanwhile: others wait to go with the rest of the turn
   */
  run(act: Act, atOnce?: boolean): Promise<readonly unknown[][]>;
  /** Resolves once the files hold nothing that earlier acts have deleted or replaced. Rejects with StorageError when they do. */
  purge(): Promise<void>;
  /** Resolves, with the reason, when the thread has ended although nobody closed the file. */
  readonly lost: Promise<StorageError>;
  /** Resolves once every earlier act has run and the file is closed and unlocked. */
  close(): Promise<void>;
}

/** The thread keeps nothing for long: with less room for what is new it takes 50 MB less. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

interface PendingAct {
  readonly act: Act;
  resolve(rows: readonly unknown[][]): void;
  reject(error: unknown): void;
}

/** Opens the file in a new thread. Rejects with StorageError when it is in use, no database, or not writable. */
export async function connectSqlite(file: string, options: SqliteOptions): Promise<SqliteConnection> {
  const workerData: WorkerOptions = { file, ...options };
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData, resourceLimits });
  const [{ failure }] = (await once(worker, 'message')) as [OpenResult];
  if (failure) {
    await worker.terminate();
    throw new StorageError(failure.code, failure.message);
  }

  const lost = Promise.withResolvers<StorageError>();
  let ended: StorageError | undefined;
  /** The acts of this turn of the event loop, which go to the thread in one message, and those that are with it. */
  const gathered: PendingAct[] = [];
  const pending: PendingAct[] = [];
  const end = (reason: string): void => {
    if (ended === undefined) {
      ended = new StorageError('unavailable', `${file} is closed: ${reason}.`);
      lost.resolve(ended);
    }
    for (const { reject } of [...pending.splice(0), ...gathered.splice(0)]) reject(ended);
  };
  const post = (acts: readonly PendingAct[]): void => {
    try {
      worker.postMessage(acts.map(({ act }) => act));
      for (const act of acts) pending.push(act);
    } catch (error) {
      // Results come in order, so an act that could not be posted must not wait for one.
      if (acts.length > 1) for (const act of acts) post([act]);
      else for (const { reject } of acts) reject(error);
    }
  };
  const postGathered = (): void => {
    if (gathered.length > 0) post(gathered.splice(0));
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
    run(act, atOnce = false) {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        // After all timers and messages of this turn: a message for each act would take longer than the act.
        if (gathered.length === 0) setImmediate(postGathered);
        gathered.push({ act, resolve, reject });
        if (atOnce) postGathered();
      });
    },
    purge() {
      if (ended) return Promise.reject(ended);
      postGathered();
      return new Promise((resolve, reject) => {
        worker.postMessage(PURGE);
        pending.push({ act: [], resolve: () => resolve(), reject });
      });
    },
    async close() {
      if (!ended) {
        postGathered();
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
