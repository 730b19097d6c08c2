import type { FactRow } from './backend.ts';

/** No text has anything behind this character. */
export const LAST = '\u{10FFFF}';

/**
 * Yields pages, each read while the caller works with the one before.
 * @param read returns those that come after a key, at most `size`
 */
export async function* readPages<T>(
  read: (after: string) => Promise<readonly T[]>,
  size: number,
  keyOf: (item: T) => string,
): AsyncGenerator<readonly T[]> {
  let next: Promise<readonly T[]> | undefined = read('');
  while (next !== undefined) {
    const page: readonly T[] = await next;
    const last = page.at(-1);
    next = last === undefined || page.length < size ? undefined : read(keyOf(last));
    // The caller gets its failure when it takes that page, if it does.
    next?.catch(() => {});
    yield page;
  }
}

/**
 * Yields the facts about reviews in pages, by key, each of which the database gives as one text.
 * @param read returns the page that comes after a key, of at most `size`, as the only row
 */
export const readFactPages = (
  read: (after: string) => Promise<unknown[]>,
  size: number,
): AsyncGenerator<readonly FactRow[]> =>
  readPages(
    async (after) => {
      const [row] = (await read(after)) as { readonly page: string }[];
      return JSON.parse(row?.page ?? '[]') as FactRow[];
    },
    size,
    ([key]) => key,
  );
