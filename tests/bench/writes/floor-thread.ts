import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Floor, Row } from './floor-rows.ts';
import { openSqliteFloor } from './floor-sqlite.ts';

/** Opens the same floor in a thread of its own, which gets the rows of a transaction in one message. */
export function openFloorThread(file: string): Floor {
  const worker = new Worker(new URL(import.meta.url), { workerData: file });
  return {
    async put(rows) {
      const done = once(worker, 'message');
      worker.postMessage(rows);
      await done;
    },
    end: () => worker.terminate(),
  };
}

const port = parentPort;
if (port !== null) {
  const put = openSqliteFloor(workerData as string);
  port.on('message', (rows: readonly Row[]) => port.postMessage(put(rows)));
}
