import { type Measures, NO_MEASURES } from '../measures.ts';

/** Does what the database is asked for. Resolves or rejects as that does. */
export type Timed = <T>(operation: Parameters<Measures['database']>[0], work: () => Promise<T>) => Promise<T>;

/** Returns what does the work of the database and tells how long it took; while nobody watches, it is only done. */
export function timedBy(measures: Measures): Timed {
  if (measures === NO_MEASURES) return (_, work) => work();
  return async (operation, work) => {
    const began = performance.now();
    let isDone = false;
    try {
      const result = await work();
      isDone = true;
      return result;
    } finally {
      measures.database(operation, performance.now() - began, isDone);
    }
  };
}
