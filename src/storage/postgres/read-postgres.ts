import type { Backend, FactRow, Row } from '../backend.ts';
import { LAST, readPages } from '../read-pages.ts';

/** Resolves to the rows of a statement. */
export type Query = (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>;

/** As the adapter's index has it. */
const IN_NAMESPACE = "COALESCE(namespace, '') = $1";
const SELECT_ROWS = `SELECT key, value FROM keyv WHERE ${IN_NAMESPACE} AND key > $2 AND key < $3 ORDER BY key LIMIT $4`;
const COUNT = `SELECT count(*)::int AS count FROM keyv WHERE ${IN_NAMESPACE}`;
/** Searches some entries in the server: their texts don't leave it. */
const SELECT_HOLDING = `SELECT max(key) AS last, array_agg(key) FILTER (WHERE strpos(key, $5) > 0 OR strpos(value, $5) > 0) AS keys
  FROM (SELECT key, value FROM keyv WHERE ${IN_NAMESPACE} AND key > $2 AND key < $3 ORDER BY key LIMIT $4) AS searched`;
/** Finds each next one in the index, without reading those that have the one before. */
const NEXT_NAMESPACE = "SELECT min(COALESCE(namespace, '')) FROM keyv WHERE COALESCE(namespace, '') >";
const SELECT_NAMESPACES = `WITH RECURSIVE found(namespace) AS (
  ${NEXT_NAMESPACE} $1
  UNION ALL SELECT (${NEXT_NAMESPACE} found.namespace) FROM found WHERE found.namespace IS NOT NULL)
  SELECT namespace FROM found WHERE namespace IS NOT NULL LIMIT $2`;
/** One page as one text. It reads the index alone, never the text of a review. */
const SELECT_FACTS = `SELECT '[' || coalesce(string_agg('[' || to_json(key) || ',' || coalesce(facts, 'null') || ']', ',' ORDER BY key), '') || ']' AS page
  FROM (SELECT key, facts FROM keyv WHERE namespace = $1 AND key > $2
    AND namespace >= 'reviews:' AND namespace < 'reviews;' ORDER BY key LIMIT $3) AS page`;
const DELETE = `DELETE FROM keyv WHERE ctid IN (
  SELECT ctid FROM keyv WHERE ${IN_NAMESPACE} AND key > $2 AND key < $3 LIMIT $4) RETURNING 1`;

/** How many namespaces and entries are read at once, of how many the facts, how many are searched, and how many deleted. */
const NAMESPACES = 1000;
const ROWS = 200;
const FACTS = 500;
const SEARCHED = 1000;
const DELETED = 500;

/** What of a database finds its entries, and deletes many. */
export const entriesBy = (
  read: Query,
  write: Query,
): Pick<Backend, 'pages' | 'factPages' | 'namespaces' | 'clear' | 'keysHolding' | 'count'> => ({
  pages: (namespace, beginning) => readRows(read, namespace, beginning),
  factPages: (namespace) => readFacts(read, namespace),
  namespaces: () => readNamespaces(read),
  clear: (namespace, beginning) => clearRows(write, namespace, beginning),
  keysHolding: (namespace, text, beginning) => readKeysHolding(read, namespace, text, beginning),
  count: (namespace) => countRows(read, namespace),
});

/** Reads the entries of a namespace in pages, by key. @param beginning only those whose keys are longer and begin like this */
const readRows = (query: Query, namespace: string, beginning = ''): AsyncIterable<readonly Row[]> =>
  readPages(
    async (after) =>
      (await query(SELECT_ROWS, [namespace, after || beginning, `${beginning}${LAST}`, ROWS])) as Row[],
    ROWS,
    ({ key }) => key,
  );

/** Reads the facts about the reviews in a namespace in pages, by key. */
const readFacts = (query: Query, namespace: string): AsyncIterable<readonly FactRow[]> =>
  readPages(
    async (after) => {
      const [row] = (await query(SELECT_FACTS, [namespace, after, FACTS])) as { readonly page: string }[];
      return JSON.parse(row?.page ?? '[]') as FactRow[];
    },
    FACTS,
    ([key]) => key,
  );

/** Counts the entries of a namespace. */
async function countRows(query: Query, namespace: string): Promise<number> {
  const [row] = (await query(COUNT, [namespace])) as { readonly count: number }[];
  return row?.count ?? 0;
}

/** Finds the namespaces. */
async function readNamespaces(query: Query): Promise<string[]> {
  const found: string[] = [];
  const pages = readPages(
    async (after) =>
      (await query(SELECT_NAMESPACES, [after, NAMESPACES])) as { readonly namespace: string }[],
    NAMESPACES,
    ({ namespace }) => namespace,
  );
  for await (const page of pages) for (const { namespace } of page) found.push(namespace);
  return found;
}

/** Yields the keys of the entries that hold a text, in pages. @param beginning only of keys that are longer and begin like this */
async function* readKeysHolding(
  query: Query,
  namespace: string,
  text: string,
  beginning = '',
): AsyncGenerator<readonly string[]> {
  for (let after: string | null = beginning; after !== null; ) {
    const parameters = [namespace, after, `${beginning}${LAST}`, SEARCHED, text];
    const [page] = (await query(SELECT_HOLDING, parameters)) as {
      readonly last: string | null;
      readonly keys: readonly string[] | null;
    }[];
    yield page?.keys ?? [];
    after = page?.last ?? null;
  }
}

/** Deletes the entries of a namespace, in several commits. @param beginning only those whose keys are longer and begin like this */
async function clearRows(query: Query, namespace: string, beginning = ''): Promise<void> {
  for (let deleted = DELETED; deleted === DELETED; )
    deleted = (await query(DELETE, [namespace, beginning, `${beginning}${LAST}`, DELETED])).length;
}
