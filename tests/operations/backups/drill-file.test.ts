import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { drillFile } from '../../../src/operations/backups/drill-file.ts';
import { emptyPlace } from './open-database.ts';

test('A drill finds that a restored backup has the same rows, while a bot runs, and leaves nothing behind', async () => {
  const place = await emptyPlace();
  const store = await place.open();
  for (const key of ['1', '2', '3']) await store.commit([store.guilds.put(key, { channelId: key })]);
  // What describes the database is a row as well.
  expect(await drillFile(place.url)).toEqual({ rows: 4, written: 0 });
  await store.close();
  expect((await readdir(place.directory)).sort()).toEqual(['ovation.sqlite', 'ovation.sqlite.lock']);
});

test('A drill on a damaged database says what to do', async () => {
  const place = await emptyPlace();
  await place.write('1');
  const bytes = await readFile(place.file);
  bytes.fill(0xff, 4096, 4 * 4096);
  await writeFile(place.file, bytes);
  await expect(drillFile(place.url)).rejects.toThrow(/ovation\.sqlite is .* damaged .*restore a backup/);
});
