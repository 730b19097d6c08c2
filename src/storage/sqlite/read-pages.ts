import type { Row } from '../backend.ts';
import type { Statement } from './act-group.ts';

const SELECT = 'SELECT key, value FROM keyv WHERE namespace = ? AND key > ? ORDER BY key LIMIT ?';

/**
 * Reads a namespace in pages, by key, each while the caller works with the one before.
 * @param sql selects `key` and `value`, with the parameters namespace, key to begin after, and limit
 */
export async function* readPages(
  query: (sql: string, parameters: Statement['parameters']) => Promise<unknown[]>,
  namespace: string,
  limit: number,
  sql = SELECT,
): AsyncGenerator<readonly Row[]> {
  const page = (after: string) => query(sql, [namespace, after, limit]) as Promise<Row[]>;
  let next: Promise<Row[]> | undefined = page('');
  while (next !== undefined) {
    const rows: Row[] = await next;
    const last = rows.at(-1);
    next = last === undefined || rows.length < limit ? undefined : page(last.key);
    // The caller gets its failure when it takes that page, if it does.
    next?.catch(() => {});
    yield rows;
  }
}
