import type { KeyvPostgres } from '@keyv/postgres';
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

test('So many are one statement that the server can begin soon', async () => {
  const statements = await sentBy(async (adapter) => {
    for (let key = 0; key < 201; key++) await adapter.set(String(key), '1');
  });
  expect(mergeUpserts(statements).map(({ count }) => count)).toEqual([100, 100, 1]);
});
