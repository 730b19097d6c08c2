import { onTestFinished } from 'vitest';
import type { Backend } from '../../../src/storage/backend.ts';
import { createStore } from '../../../src/storage/store/create-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { readAll } from './read-all.ts';

export interface OpenedStore {
  readonly store: Store;
  /** The unreadable entries that were reported, as `namespace key: problem`. */
  readonly reports: readonly string[];
  /** Writes a raw value in place of an entry, as a fault or another program might. */
  writeRaw(namespace: string, key: string, raw: string): Promise<void>;
  readRaw(namespace: string): Promise<(readonly [key: string, raw: string])[]>;
}

/** Opens a store on the database and closes it after the test. */
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
