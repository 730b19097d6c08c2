import { readdir, readFile, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { compareRows } from '../../../src/operations/backups/compare-rows.ts';
import { drill } from '../../../src/operations/backups/drill.ts';
import { emptyPlace } from './open-database.ts';

test('A drill finds that a restored backup has the same rows, while a bot runs, and leaves nothing behind', async () => {
  const place = await emptyPlace();
  const store = await place.open();
  for (const key of ['1', '2', '3']) await store.commit([store.guilds.put(key, { channelId: key })]);
  // What describes the database is a row as well.
  expect(await drill(place.url)).toEqual({ rows: 4, written: 0 });
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
    'in a value',
    [
      ['a', '1', 'x'],
      ['b', '1', 'y'],
    ],
    [
      ['b', '1', 'z'],
      ['a', '1', 'x'],
    ],
    'b 1',
  ],
  [
    'in a row that is not there',
    [
      ['a', '1', 'x'],
      ['b', '2', 'y'],
    ],
    [['a', '1', 'x']],
    'b 2',
  ],
  [
    'in a row more',
    [['b', '1', 'x']],
    [
      ['b', '1', 'x'],
      ['a', '2', 'y'],
    ],
    'a 2',
  ],
  [
    'in nothing',
    [
      ['a', '\uffee', 'x'],
      ['a', '😀', 'y'],
    ],
    [
      ['a', '😀', 'y'],
      ['a', '\uffee', 'x'],
    ],
    undefined,
  ],
] as const)('A backup that differs %s is told from what it was made of', (_, one, other, difference) => {
  const before = databaseOf(...one);
  const compared = compareRows(before, databaseOf(...other), before);
  expect(compared.difference).toBe(difference);
  expect(compared.written).toBe(0);
});

test('What was written while a backup was made is no difference', () => {
  const before = databaseOf(['a', '1', 'x'], ['a', '2', 'x'], ['a', '3', 'x'], ['b', '1', 'x']);
  const backup = databaseOf(['a', '1', 'y'], ['a', '3', 'x'], ['a', '4', 'y'], ['b', '1', 'x']);
  const after = databaseOf(['a', '1', 'z'], ['a', '3', 'y'], ['a', '4', 'y'], ['b', '1', 'x']);
  expect(compareRows(before, backup, after)).toEqual({ rows: 5, written: 3 });
  expect(compareRows(before, databaseOf(['a', '1', 'x']), after)).toMatchObject({
    difference: 'b 1',
    written: 2,
  });
});

test('A drill on a damaged database says what to do', async () => {
  const place = await emptyPlace();
  await place.write('1');
  const bytes = await readFile(place.file);
  bytes.fill(0xff, 4096, 4 * 4096);
  await writeFile(place.file, bytes);
  await expect(drill(place.url)).rejects.toThrow(/ovation\.sqlite is .* damaged .*restore a backup/);
});
