import { Worker } from 'node:worker_threads';
import type { BangumiWork } from './bangumi-worker.ts';

/**
 * Brings the anime of bangumi-data into the index, or out of it, in a thread of its own, unless that is done already. Resolves when it
 * is, or when the signal is aborted; rejects when the disk or the package is damaged.
 */
export function fillFromBangumi(work: BangumiWork, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const worker = new Worker(new URL('./bangumi-worker.ts', import.meta.url), { workerData: work });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  return new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  }).finally(() => signal.removeEventListener('abort', stop));
}
