import { Worker } from 'node:worker_threads';

export interface ListsWork {
  /** The index. */
  readonly file: string;
  /** Whether the anime of bangumi-data are in it; false takes them out. */
  readonly bangumiData: boolean;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Brings the anime of bangumi-data into the index, or out of it, and takes TMDB's list out that nobody may keep any longer, in a thread
 * of its own, unless that is done already. Resolves when it is, or when the signal is aborted; rejects when the disk or the package is
 * damaged.
 */
export function keepLists(work: ListsWork, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const worker = new Worker(new URL('./lists-worker.ts', import.meta.url), { workerData: work });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  return new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  }).finally(() => signal.removeEventListener('abort', stop));
}
