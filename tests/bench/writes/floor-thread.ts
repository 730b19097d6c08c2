import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { openFloor, type Row } from './floor-rows.ts';

export interface FloorThread {
  /** Resolves once the rows are on disk. */
  put(rows: readonly Row[]): Promise<void>;
  end(): Promise<unknown>;
}

/** Opens the same floor in a thread of its own, which gets the rows of a transaction in one message. */
export function openFloorThread(file: string): FloorThread {
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
  const put = openFloor(workerData as string);
  port.on('message', (rows: readonly Row[]) => port.postMessage(put(rows)));
}
