import { Keyv, KeyvMemoryAdapter } from 'keyv';
import { aloneWith } from './alone-with.ts';
import type { Backend, FactRow, Row } from './backend.ts';

/** Opens a database in memory, which is lost when the process ends. */
export function openMemory(): Backend {
  const namespaces = new Map<string, Map<string, unknown>>();
  const open: Backend['open'] = (namespace) => {
    const entries = namespaces.get(namespace) ?? new Map<string, unknown>();
    namespaces.set(namespace, entries);
    return new Keyv({ store: new KeyvMemoryAdapter(entries), namespace, serialization: JSON });
  };
  async function* pages(namespace: string, beginning = ''): AsyncGenerator<readonly Row[]> {
    for await (const [key, value] of open(namespace).store.iterator?.<string>() ?? [])
      if (String(key).startsWith(beginning)) yield [{ key: String(key), value: String(value) }];
  }
  return {
    open,
    pages,
    async namespaces() {
      return [...namespaces].flatMap(([namespace, entries]) => (entries.size > 0 ? [namespace] : []));
    },
    async clear(namespace, beginning = '') {
      const keys: string[] = [];
      for await (const rows of pages(namespace, beginning)) for (const { key } of rows) keys.push(key);
      const { store } = open(namespace);
      for (const key of keys) await store.delete(key);
    },
    async *keysHolding(namespace, text, beginning) {
      for await (const rows of pages(namespace, beginning))
        yield rows
          .filter(({ key, value }) => key.includes(text) || value.includes(text))
          .map(({ key }) => key);
    },
    async purge() {},
    async count(namespace) {
      return namespaces.get(namespace)?.size ?? 0;
    },
    async *factPages(namespace) {
      for await (const rows of pages(namespace)) yield rows.map(({ key }): FactRow => [key, null]);
    },
    async commit(calls) {
      for (const call of calls) await call();
    },
    ...aloneWith(),
    lost: new Promise(() => {}),
    async close() {},
  };
}
