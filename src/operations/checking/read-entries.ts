import type { Backend } from '../../storage/backend.ts';
import { decodeEntry, type EntryFormat } from '../../storage/entries/entry-codec.ts';

/** An entry as it is stored; `entry` is undefined, and `problem` says why, when it does not parse. */
export interface StoredEntry<Entry> {
  readonly key: string;
  readonly entry: Entry | undefined;
  readonly problem?: string | undefined;
}

/** Yields all entries of a namespace, those that don't parse included. Rejects with StorageError when it can't be read. */
export async function* readEntries<Entry>(
  backend: Pick<Backend, 'pages'>,
  namespace: string,
  format: EntryFormat<Entry>,
): AsyncGenerator<StoredEntry<Entry>> {
  for await (const rows of backend.pages(namespace))
    for (const { key, value } of rows) {
      const decoded = decodeEntry(format, parse(value));
      yield decoded.ok ? { key, entry: decoded.entry } : { key, entry: undefined, problem: decoded.problem };
    }
}

/** What is no JSON is no entry either. */
function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
