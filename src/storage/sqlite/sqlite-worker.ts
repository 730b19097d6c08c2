/**
 * The thread that waits for the disk. It receives lists of acts on the port, runs all that queued up during the last
 * commit as one group, and posts their results in the same order. `PURGE` has a result like an act; `null` tells it to close.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Act } from './act-group.ts';
import { openDatabase, type SqliteDatabase, type SqliteOptions } from './sqlite-database.ts';
import { describeFailure, type StorageFailure } from './sqlite-failure.ts';

export interface WorkerOptions extends SqliteOptions {
  readonly file: string;
}

/** The worker's first message: why the file could not be opened, if it could not. */
export type OpenResult = { readonly failure?: StorageFailure };

/** On the port: has the files hold nothing any more that was deleted. */
export const PURGE = 'purge';

type Message = readonly Act[] | typeof PURGE | null;

/** No more acts join a transaction that has this many: enough to share the wait for the disk, few enough to finish soon. */
const GROUP_SIZE = 1000;

function serve(port: MessagePort, database: SqliteDatabase): void {
  port.on('message', (first: Message) => {
    const group: Act[] = [];
    let message: Message | undefined = first;
    while (message && message !== PURGE) {
      for (const act of message) group.push(act);
      message = group.length < GROUP_SIZE ? receiveMessageOnPort(port)?.message : undefined;
    }
    if (group.length > 0) {
      port.postMessage(database.run(group));
      database.shortenLog();
    }
    if (message === PURGE) port.postMessage([database.purge()]);
    if (message === null) {
      database.close();
      port.close();
    }
  });
}

if (parentPort) {
  const { file, ...options } = workerData as WorkerOptions;
  try {
    const database = openDatabase(file, options);
    serve(parentPort, database);
    parentPort.postMessage({} satisfies OpenResult);
  } catch (error) {
    parentPort.postMessage({ failure: describeFailure(error, file) } satisfies OpenResult);
  }
}
