import { Keyv, KeyvMemoryAdapter } from 'keyv';
import type { Backend } from './backend.ts';

/** Opens a database in memory, which is lost when the process ends. */
export function openMemory(): Backend {
  const namespaces = new Map<string, Map<string, unknown>>();
  return {
    open(namespace) {
      const entries = namespaces.get(namespace) ?? new Map<string, unknown>();
      namespaces.set(namespace, entries);
      return new Keyv({ store: new KeyvMemoryAdapter(entries), namespace, serialization: JSON });
    },
    async commit(calls) {
      for (const call of calls) await call();
    },
    lost: new Promise(() => {}),
    async close() {},
  };
}
