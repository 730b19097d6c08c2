import { readdir } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { compareRows, drill } from '../../../src/operations/backups/drill.ts';
import { emptyPlace } from './open-database.ts';

test('A drill finds that a restored backup has the same rows, while a bot runs, and leaves nothing behind', async () => {
  const place = await emptyPlace();
  const store = await place.open();
  for (const key of ['1', '2', '3']) await store.commit([store.guilds.put(key, { channelId: key })]);
  // What describes the database is a row as well.
  expect(await drill(place.url)).toEqual({ rows: 4 });
  await store.close();
  expect((await readdir(place.directory)).sort()).toEqual(['ovation.sqlite', 'ovation.sqlite.lock']);
});

const databaseOf = (...rows: readonly (readonly [string, string, string | null])[]): DatabaseSync => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE keyv (namespace, key, value)');
  for (const row of rows) database.prepare('INSERT INTO keyv VALUES (?, ?, ?)').run(...row);
  return database;
};

test.each([
  [
    'another value',
    [
      ['a', '1', 'x'],
      ['b', '1', 'y'],
    ],
    [
      ['b', '1', 'z'],
      ['a', '1', 'x'],
    ],
    { rows: 1, difference: 'b 1' },
  ],
  [
    'a row more',
    [['a', '1', 'x']],
    [
      ['a', '1', 'x'],
      ['b', '2', 'y'],
    ],
    { rows: 1, difference: 'b 2' },
  ],
  ['a row less', [['a', '1', 'x']], [], { rows: 0, difference: 'a 1' }],
  ['another namespace', [['a', '1', 'x']], [['b', '1', 'x']], { rows: 0, difference: 'a 1' }],
  ['nothing', [], [], { rows: 0 }],
] as const)('Two databases that differ in %s are told apart', (_, one, other, comparison) => {
  expect(compareRows(databaseOf(...one), databaseOf(...other))).toEqual(comparison);
});
