import type { Backend } from '../../src/storage/backend.ts';
import { openBackend } from '../../src/storage/store/open-store.ts';

/** Every entry of a database, as it is stored: `namespace key value`. */
export async function allRows(backend: Pick<Backend, 'namespaces' | 'pages'>): Promise<string[]> {
  const rows: string[] = [];
  for (const namespace of (await backend.namespaces()).sort())
    for await (const page of backend.pages(namespace))
      rows.push(...page.map(({ key, value }) => `${namespace} ${key} ${value}`));
  return rows;
}

/** The same of the database at an address, which nobody uses. */
export async function allRowsAt(url: string): Promise<string[]> {
  const backend = await openBackend(url);
  try {
    return await allRows(backend);
  } finally {
    await backend.close();
  }
}
