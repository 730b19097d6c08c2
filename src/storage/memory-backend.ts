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
    // Keyv drops expired entries when they are read; the others end with the process.
    async clearExpired() {},
    async close() {},
  };
}
