import type { KeyvPostgres } from '@keyv/postgres';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeUpserts } from '../../../src/storage/postgres/merge-upserts.ts';
import { adapterOn } from '../../../src/storage/postgres/postgres-backend.ts';
import type { Statement } from '../../../src/storage/statement-gatherer.ts';

/** What Keyv's adapter sends. */
async function sentBy(act: (adapter: KeyvPostgres) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const Adapter = adapterOn(async (sql, parameters = []) => {
    sent.push({ sql, parameters });
    return [];
  });
  const adapter = new Adapter() as unknown as KeyvPostgres;
  adapter.namespace = 'shows:1';
  await act(adapter);
  return sent;
}

test("Keyv's upserts that follow each other are one statement, in which the last of an entry stays", async () => {
  const statements = await sentBy(async (adapter) => {
    await adapter.set('a', '1');
    await adapter.set('b', '2', 1234);
    await adapter.set('a', '3');
    await adapter.delete('a');
    await adapter.set('a', '4');
  });
  const [many, deletion, one, ...others] = mergeUpserts(statements);
  expect(many).toEqual({
    statement: {
      sql: expect.stringContaining('unnest('),
      parameters: [
        ['a', 'b'],
        ['3', '2'],
        ['shows:1', 'shows:1'],
        [null, 1234],
      ],
    },
    count: 3,
  });
  expect([deletion, one]).toEqual([
    { statement: statements[3], count: 1 },
    { statement: statements[4], count: 1 },
  ]);
  expect(others).toEqual([]);
});

/** What is stored after statements that each write or delete entries. */
function storedAfter(statements: readonly Statement[]): Record<string, unknown> {
  const stored = new Map<string, unknown>();
  for (const { sql, parameters } of statements) {
    const [key, value, namespace] = parameters;
    if (sql.startsWith('DELETE')) stored.delete(`${value} ${key}`);
    else if (!Array.isArray(key)) stored.set(`${namespace} ${key}`, value);
    else {
      const names = key.map((each, index) => `${(namespace as string[])[index]} ${each}`);
      // PostgreSQL refuses a statement that writes an entry twice.
      expect(new Set(names).size).toBe(names.length);
      for (const [index, name] of names.entries()) stored.set(name, (value as string[])[index]);
    }
  }
  return Object.fromEntries(stored);
}

test('Whatever is written and deleted in whatever order, the same is stored', async () => {
  const act = fc.record({
    namespace: fc.constantFrom('shows:1', 'shows:2'),
    key: fc.constantFrom('a', 'b', '"', 'a\\'),
    value: fc.option(fc.string(), { freq: 6, nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 300 }), async (acts) => {
      const statements = await sentBy(async (adapter) => {
        for (const { namespace, key, value } of acts) {
          adapter.namespace = namespace;
          await (value === undefined ? adapter.delete(key) : adapter.set(key, value));
        }
      });
      const merged = mergeUpserts(statements);
      expect(storedAfter(merged.map(({ statement }) => statement))).toEqual(storedAfter(statements));
      expect(merged.reduce((sum, { count }) => sum + count, 0)).toBe(statements.length);
    }),
  );
});

test('So many are one statement that the server can begin soon', async () => {
  const statements = await sentBy(async (adapter) => {
    for (let key = 0; key < 201; key++) await adapter.set(String(key), '1');
  });
  expect(mergeUpserts(statements).map(({ count }) => count)).toEqual([100, 100, 1]);
});
