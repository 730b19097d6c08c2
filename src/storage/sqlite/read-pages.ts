import type { FactRow, Row } from '../backend.ts';
import { LAST, readFactPages, readPages } from '../read-pages.ts';
import type { Statement } from './act-group.ts';
import { SELECT_FACTS } from './fact-index.ts';

type Query = (sql: string, parameters: Statement['parameters']) => Promise<unknown[]>;

const SELECT_ALL = 'SELECT key, value FROM keyv WHERE namespace = ? AND key > ? ORDER BY key LIMIT ?';
const SELECT_SOME =
  'SELECT key, value FROM keyv WHERE namespace = ? AND key > ? AND key < ? ORDER BY key LIMIT ?';
const COUNT = 'SELECT count(*) AS count FROM keyv WHERE namespace = ?';
/** Searches some entries in the database's own thread: their texts don't leave it. */
const SELECT_HOLDING = `SELECT max(key) AS last, json_group_array(key) FILTER (WHERE instr(key, ?) > 0 OR instr(value, ?) > 0) AS keys
  FROM (SELECT key, value FROM keyv WHERE namespace = ? AND key > ? AND key < ? ORDER BY key LIMIT ?)`;
const SELECT_NAMESPACES = `WITH RECURSIVE found(namespace) AS (
  SELECT min(namespace) FROM keyv
  UNION ALL SELECT (SELECT min(namespace) FROM keyv WHERE namespace > found.namespace) FROM found WHERE found.namespace IS NOT NULL)
  SELECT namespace FROM found WHERE namespace IS NOT NULL`;
/** How many entries are read at once, and of how many the facts; parsing them takes a few milliseconds. */
const ROWS = 200;
const FACTS = 200;
/** How many entries are searched at once; it takes a few milliseconds. */
const SEARCHED = 1000;

/** Reads the entries of a namespace in pages, by key. @param beginning only those whose keys are longer and begin like this */
export const readRows = (query: Query, namespace: string, beginning = ''): AsyncIterable<readonly Row[]> =>
  readPages(
    async (after) =>
      (await (beginning === ''
        ? query(SELECT_ALL, [namespace, after, ROWS])
        : query(SELECT_SOME, [namespace, after || beginning, `${beginning}${LAST}`, ROWS]))) as Row[],
    ROWS,
    ({ key }) => key,
  );

/** Counts the entries of a namespace: six milliseconds for 100,000. */
export async function countRows(query: Query, namespace: string): Promise<number> {
  const [row] = (await query(COUNT, [namespace])) as { readonly count: number }[];
  return row?.count ?? 0;
}

/** Yields the keys of the entries that hold a text, in pages. @param beginning only of keys that are longer and begin like this */
export async function* readKeysHolding(
  query: Query,
  namespace: string,
  text: string,
  beginning = '',
): AsyncGenerator<readonly string[]> {
  for (let after: string | null = beginning; after !== null; ) {
    const [page] = (await query(SELECT_HOLDING, [
      ...[text, text],
      ...[namespace, after, `${beginning}${LAST}`, SEARCHED],
    ])) as { readonly last: string | null; readonly keys: string }[];
    yield JSON.parse(page?.keys ?? '[]') as string[];
    after = page?.last ?? null;
  }
}

/** Finds the namespaces, of each of which the index is read once. */
export async function readNamespaces(query: Query): Promise<string[]> {
  const rows = (await query(SELECT_NAMESPACES, [])) as { readonly namespace: string }[];
  return rows.map(({ namespace }) => namespace);
}

/** Reads the facts about the reviews in a namespace in pages, by key. */
export const readFacts = (query: Query, namespace: string): AsyncIterable<readonly FactRow[]> =>
  readFactPages((after) => query(SELECT_FACTS, [namespace, after, FACTS]), FACTS);
