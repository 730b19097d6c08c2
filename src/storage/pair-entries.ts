import type { Backend } from './backend.ts';

interface Keyed<Value> {
  readonly key: string;
  readonly value: Value;
}

/** What stands under the same key in two places, each undefined where there is nothing. */
export interface Pair<Value> {
  readonly key: string;
  readonly one: Value | undefined;
  readonly other: Value | undefined;
}

/**
 * Yields each key that a namespace has in one of two databases or in both, in the order of the keys. Nobody else may write to it
 * meanwhile. Rejects as `Backend.pages` does.
 */
export const pairEntries = (
  one: Pick<Backend, 'pages'>,
  other: Pick<Backend, 'pages'>,
  namespace: string,
): AsyncIterable<Pair<string>> => pairRows(rowsOf(one, namespace), rowsOf(other, namespace));

/** The same for rows that come, in both places, in the order of their keys' bytes in UTF-8. */
export async function* pairRows<Value>(
  one: AsyncIterator<Keyed<Value>>,
  other: AsyncIterator<Keyed<Value>>,
): AsyncGenerator<Pair<Value>> {
  let [mine, theirs] = await Promise.all([next(one), next(other)]);
  while (mine !== undefined || theirs !== undefined) {
    const order = orderOf(mine?.key, theirs?.key);
    yield {
      key: (order <= 0 ? mine?.key : theirs?.key) ?? '',
      one: order <= 0 ? mine?.value : undefined,
      other: order >= 0 ? theirs?.value : undefined,
    };
    if (order <= 0) mine = await next(one);
    if (order >= 0) theirs = await next(other);
  }
}

async function* rowsOf(database: Pick<Backend, 'pages'>, namespace: string): AsyncGenerator<Keyed<string>> {
  for await (const rows of database.pages(namespace)) yield* rows;
}

async function next<Row>(rows: AsyncIterator<Row>): Promise<Row | undefined> {
  const result = await rows.next();
  return result.done ? undefined : result.value;
}

/** Negative: the first comes first; 0: they are the same. Whatever is there comes before what isn't. */
function orderOf(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  return one === other ? 0 : byBytes(one, other);
}

/** Compares texts by their bytes in UTF-8, the order in which databases give keys. */
export const byBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));
