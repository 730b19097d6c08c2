import type { Backend } from '../../src/storage/backend.ts';

/** Every stored entry that holds a text in its key or value, as `<namespace> <key>`, whatever kind it is. */
export async function entriesHolding(backend: Backend, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const namespace of await backend.namespaces())
    for await (const rows of backend.pages(namespace))
      for (const { key, value } of rows)
        if (`${namespace} ${key} ${value}`.includes(text)) found.push(`${namespace} ${key}`);
  return found.sort();
}
