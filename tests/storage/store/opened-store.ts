import { onTestFinished } from 'vitest';
import type { Backend } from '../../../src/storage/backend.ts';
import { createStore } from '../../../src/storage/store/create-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { readAll } from './read-all.ts';

export interface OpenedStore {
  readonly store: Store;
  /** What was reported as unreadable, as `namespace key: problem`. */
  readonly reports: readonly string[];
  /** Puts a value where an entry belongs, as a fault or another program would. */
  writeRaw(namespace: string, key: string, raw: string): Promise<void>;
  readRaw(namespace: string): Promise<(readonly [key: string, raw: string])[]>;
}

/** A store over the database, closed when the test is over. */
export async function openedStore(backend: Backend): Promise<OpenedStore> {
  const reports: string[] = [];
  const store = await createStore(backend, {
    onUnreadable: (namespace, key, problem) => reports.push(`${namespace} ${key}: ${problem}`),
  });
  onTestFinished(() => store.close());
  return {
    store,
    reports,
    async writeRaw(namespace, key, raw) {
      await backend.open(namespace).store.set(key, raw);
    },
    async readRaw(namespace) {
      const entries = backend.open(namespace).store.iterator?.<string>();
      if (!entries) throw new Error('This database cannot list its entries.');
      return (await readAll(entries)).map(([key, raw]) => [String(key), String(raw)]);
    },
  };
}
