import type { Backend, Row } from './backend.ts';

/** What two databases hold under the same key, each undefined where there is nothing. */
export interface Pair {
  readonly key: string;
  readonly one: string | undefined;
  readonly other: string | undefined;
}

/**
 * Yields each key that a namespace has in one of two databases or in both, in the order of the keys' bytes, in which both are read.
 * Nobody may write to them meanwhile. Rejects as `Backend.pages` does.
 */
export async function* pairEntries(
  one: Pick<Backend, 'pages'>,
  other: Pick<Backend, 'pages'>,
  namespace: string,
): AsyncGenerator<Pair> {
  const [left, right] = [rowsOf(one, namespace), rowsOf(other, namespace)];
  let [mine, theirs] = await Promise.all([next(left), next(right)]);
  while (mine !== undefined || theirs !== undefined) {
    const order = orderOf(mine, theirs);
    const { key } = (order <= 0 ? mine : theirs) as Row;
    yield { key, one: order <= 0 ? mine?.value : undefined, other: order >= 0 ? theirs?.value : undefined };
    if (order <= 0) mine = await next(left);
    if (order >= 0) theirs = await next(right);
  }
}

async function* rowsOf(database: Pick<Backend, 'pages'>, namespace: string): AsyncGenerator<Row> {
  for await (const rows of database.pages(namespace)) yield* rows;
}

const next = async (rows: AsyncIterator<Row>): Promise<Row | undefined> => {
  const result = await rows.next();
  return result.done ? undefined : result.value;
};

/** Negative: the first comes first; 0: they have the same key. */
function orderOf(one: Row | undefined, other: Row | undefined): number {
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  return one.key === other.key ? 0 : Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
}
