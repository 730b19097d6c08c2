import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyEntries, firstDifference } from '../../src/storage/copy-entries.ts';
import { openSqlite } from '../../src/storage/sqlite/sqlite-backend.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Keys whose order by UTF-8 is not that of JavaScript's strings, among others, and with gaps longer than a page. */
const entries = fc.dictionary(
  fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).filter((key) => !key.includes('\0')),
    fc.integer({ min: 0, max: 600 }).map((key) => `show:${key}`),
  ),
  fc.constantFrom('{"value":1}', '{"value":2}', 'no JSON'),
  { maxKeys: 700, size: 'max' },
);

async function twoDatabases() {
  const directory = await temporaryDirectory();
  const [from, to] = [await openSqlite(join(directory, 'from')), await openSqlite(join(directory, 'to'))];
  return {
    from,
    to,
    [Symbol.asyncDispose]: async () => void (await Promise.all([from.close(), to.close()])),
  };
}

test('A namespace becomes what it is elsewhere, whatever it was, and what is the same is not written', async () => {
  await using databases = await twoDatabases();
  const { from, to } = databases;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(entries, entries, async (one, other) => {
      run += 1;
      const namespace = `reviews:${run}`;
      for (const [backend, kept] of [
        [from, one],
        [to, other],
      ] as const) {
        const { store } = backend.open(namespace);
        await backend.commit(
          Object.entries(kept).map(
            ([key, value]) =>
              () =>
                store.set(key, value),
          ),
        );
      }
      const keys = Object.keys({ ...one, ...other });
      const differing = keys.filter((key) => one[key] !== other[key]).length;
      expect((await firstDifference(from, to, namespace)) === undefined).toBe(differing === 0);
      expect(await copyEntries(from, to, namespace)).toEqual({
        entries: Object.keys(one).length,
        changed: differing,
      });
      expect(await firstDifference(from, to, namespace)).toBeUndefined();
      expect(await copyEntries(from, to, namespace)).toMatchObject({ changed: 0 });
      expect(await to.count(namespace)).toBe(Object.keys(one).length);
    }),
    { numRuns: 20 },
  );
});
