import { Worker } from 'node:worker_threads';
import type { CatalogueIndex } from './catalogue-index.ts';
import type { IndexAnswer, IndexCall } from './index-call.ts';

export interface IndexOptions {
  /** Told why the index has no answers, for the log; again only after it had some. */
  readonly onTrouble?: ((reason: string) => void) | undefined;
}

type Use = 'reads' | 'writes';

/** A call that has no answer yet. */
interface Waiting {
  readonly use: Use;
  readonly resolve: (result: unknown) => void;
}

/** A search keeps little: with less room for what is new the thread takes 50 MB less. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/**
 * The index in a file, or in memory for tests: a thread of its own that starts with the first call. The file may be deleted or
 * replaced at any time. Where disk or thread refuse, it answers that it has nothing, and goes on when they can.
 */
export function openIndex(file: string, { onTrouble }: IndexOptions = {}): CatalogueIndex {
  let worker: Worker | undefined;
  let [isClosed, lastId] = [false, 0];
  const waiting = new Map<number, Waiting>();
  /** What fails now: a disk that is full, or that nobody may write to, is read all the same. */
  const troubled = new Set<Use>();
  const trouble = (reason: string, use: Use) => {
    if (troubled.size === 0) onTrouble?.(reason);
    troubled.add(use);
  };
  const settle = ({ id, result, failure }: IndexAnswer) => {
    const { use, resolve } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (use !== undefined && failure === undefined) troubled.delete(use);
    else if (use !== undefined && failure !== undefined) trouble(failure, use);
    resolve?.(result);
    if (waiting.size === 0) worker?.unref();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./index-worker.ts', import.meta.url), {
      workerData: file,
      resourceLimits,
    });
    started.on('message', settle);
    started.on('error', (error) => trouble(String(error), 'reads'));
    started.on('exit', () => {
      if (worker === started) worker = undefined;
      for (const id of waiting.keys()) settle({ id, failure: 'Its thread has ended' });
    });
    return started;
  };
  const call = <Result>(
    method: IndexCall['method'],
    args: IndexCall['args'],
  ): Promise<Result | undefined> => {
    if (isClosed) return Promise.resolve(undefined);
    worker ??= start();
    worker.ref();
    const id = ++lastId;
    const answered = new Promise<unknown>((resolve) => {
      waiting.set(id, { use: method === 'search' || method === 'find' ? 'reads' : 'writes', resolve });
    });
    worker.postMessage({ id, method, args } satisfies IndexCall);
    return answered as Promise<Result | undefined>;
  };
  return {
    search: async (...args) => (await call('search', args)) ?? [],
    find: (ref) => call('find', [ref]),
    put: (entries) => call('put', [entries]),
    prefer: (ref) => call('prefer', [ref]),
    forget: (which) => call('forget', [which]),
    async close() {
      isClosed = true;
      const open = worker;
      if (open === undefined) return;
      open.ref();
      const exited = new Promise((resolve) => open.once('exit', resolve));
      open.postMessage(null);
      await exited;
    },
  };
}
