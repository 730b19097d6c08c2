import { Keyv, KeyvMemoryAdapter } from 'keyv';
import type { Backend } from './backend.ts';

/** A database that lasts as long as the process. */
export function openMemory(): Backend {
  const namespaces = new Map<string, Map<string, unknown>>();
  return {
    open(namespace) {
      const entries = namespaces.get(namespace) ?? new Map<string, unknown>();
      namespaces.set(namespace, entries);
      return new Keyv({ store: new KeyvMemoryAdapter(entries), namespace, serialization: JSON });
    },
    // What has expired is dropped when it is read; what never is goes with the process.
    async clearExpired() {},
    async close() {},
  };
}
