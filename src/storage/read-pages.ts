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
