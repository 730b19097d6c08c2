import type { Backend, FactRow, Row, Shards } from '../backend.ts';
import { LAST, readFactPages, readPages } from '../read-pages.ts';

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
/** Whether a guild is of one of some shards, as `shardOf` says; true of what is no id, or a longer one than Discord makes before 2082. */
const isOf = (guildId: string, count: string, ids: string): string =>
  `CASE WHEN ${guildId} ~ '^([0-9]{1,18}|[1-8][0-9]{18})$' THEN (${guildId}::bigint >> 22) % ${count} = ANY(${ids}::int[]) ELSE true END`;
/** The last one that was searched is among them, whosever it is, unless fewer were left: the next page begins after it. */
const SELECT_ROWS_OF = `SELECT key, value, place FROM (
  SELECT key, value, row_number() OVER (ORDER BY key)::int AS place
    FROM (SELECT key, value FROM keyv WHERE ${IN_NAMESPACE} AND key > $2 AND key < $3 ORDER BY key LIMIT $4) AS searched) AS placed
  WHERE place = $4 OR ${isOf("split_part(key, ':', 1)", '$5::int', '$6')} ORDER BY key`;
const SELECT_NAMESPACES_OF = `SELECT namespace, place FROM (
  SELECT namespace, row_number() OVER (ORDER BY namespace)::int AS place FROM (${SELECT_NAMESPACES}) AS searched) AS placed
  WHERE place = $2 OR ${isOf("split_part(namespace, ':', 2)", '$3::int', '$4')} ORDER BY namespace`;
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
/** No more are searched at once for those of some shards: the server takes 20 ms, in which nobody waits for the connection for long. */
const MOST_SEARCHED = 5000;

/** What of a database finds its entries, and deletes many. */
export const entriesBy = (
  read: Query,
  write: Query,
): Pick<Backend, 'pages' | 'factPages' | 'namespaces' | 'clear' | 'keysHolding' | 'count'> => ({
  pages: (namespace, beginning, shards) => readRows(read, namespace, beginning, shards),
  factPages: (namespace) => readFacts(read, namespace),
  namespaces: (shards) => readNamespaces(read, shards),
  clear: (namespace, beginning) => clearRows(write, namespace, beginning),
  keysHolding: (namespace, text, beginning) => readKeysHolding(read, namespace, text, beginning),
  count: (namespace) => countRows(read, namespace),
});

/** Reads the entries of a namespace in pages, by key. @param beginning only those whose keys are longer and begin like this */
function readRows(
  query: Query,
  namespace: string,
  beginning = '',
  shards?: Shards,
): AsyncIterable<readonly Row[]> {
  const before = `${beginning}${LAST}`;
  const part = partOf(shards);
  if (part === undefined)
    return readPages(
      async (after) => (await query(SELECT_ROWS, [namespace, after || beginning, before, ROWS])) as Row[],
      ROWS,
      ({ key }) => key,
    );
  const { count, ids } = part;
  const size = Math.min(MOST_SEARCHED, Math.ceil((ROWS * count) / ids.length));
  return readSearched(
    async (after) =>
      (await query(SELECT_ROWS_OF, [
        namespace,
        after || beginning,
        before,
        size,
        count,
        ids,
      ])) as Placed<Row>[],
    size,
    ({ key }) => key,
  );
}

/** What is found among others, and which of those that were searched it is, from 1 on. */
type Placed<T> = T & { readonly place: number };

/** Undefined for all of them, among which nothing has to be searched for. */
const partOf = (shards: Shards | undefined): Shards | undefined =>
  shards?.ids.length === shards?.count ? undefined : shards;

/** Yields pages of what is found among so many others at a time, as `readPages` does. */
async function* readSearched<T>(
  read: (after: string) => Promise<readonly Placed<T>[]>,
  size: number,
  keyOf: (item: T) => string,
): AsyncGenerator<readonly Placed<T>[]> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: readonly Placed<T>[] = await read(after);
    const last = page.at(-1);
    after = last?.place === size ? keyOf(last) : undefined;
    yield page;
  }
}

/** Reads the facts about the reviews in a namespace in pages, by key. */
const readFacts = (query: Query, namespace: string): AsyncIterable<readonly FactRow[]> =>
  readFactPages((after) => query(SELECT_FACTS, [namespace, after, FACTS]), FACTS);

/** Counts the entries of a namespace. */
async function countRows(query: Query, namespace: string): Promise<number> {
  const [row] = (await query(COUNT, [namespace])) as { readonly count: number }[];
  return row?.count ?? 0;
}

interface Named {
  readonly namespace: string;
}

/** Finds the namespaces. @param shards those whose guilds they are about */
async function readNamespaces(query: Query, shards?: Shards): Promise<string[]> {
  const found: string[] = [];
  const nameOf = ({ namespace }: Named) => namespace;
  const part = partOf(shards);
  const pages =
    part === undefined
      ? readPages(
          async (after) => (await query(SELECT_NAMESPACES, [after, NAMESPACES])) as Named[],
          NAMESPACES,
          nameOf,
        )
      : readSearched(
          async (after) =>
            (await query(SELECT_NAMESPACES_OF, [after, NAMESPACES, part.count, part.ids])) as Placed<Named>[],
          NAMESPACES,
          nameOf,
        );
  for await (const page of pages) found.push(...page.map(nameOf));
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
