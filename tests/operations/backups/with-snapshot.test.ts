import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSnapshot } from '../../../src/operations/backups/with-snapshot.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

test('A snapshot is the database at one moment, while others go on with it, and is thrown away', async () => {
  const directory = await temporaryDirectory();
  const url = `sqlite://${join(directory, 'ovation.sqlite')}`;
  const store = await openStore(url, { onUnreadable: () => {} });
  await store.commit([store.guilds.put('1', { channelId: '10' })]);
  const seen = await withSnapshot(url, async (snapshot) => {
    await store.commit([store.guilds.put('1', { channelId: '11' })]);
    await snapshot.commit([snapshot.guilds.put('2', {})]);
    return snapshot.guilds.get('1');
  });
  expect(seen).toEqual({ channelId: '10' });
  expect(await store.guildIds()).toEqual(['1']);
  await expect(withSnapshot(url, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await store.close();
  expect((await readdir(directory)).sort()).toEqual(['ovation.sqlite', 'ovation.sqlite.lock']);
});

test('Without a database, the operator is told where none is', async () => {
  const file = join(await temporaryDirectory(), 'ovation.sqlite');
  const use = () => Promise.resolve();
  await expect(withSnapshot(`sqlite://${file}`, use)).rejects.toThrow(`There is no database at ${file} yet.`);
  await expect(withSnapshot('memory://', use)).rejects.toThrow('in memory');
  await writeFile(
    file,
    'something else, and longer than the header of a database, which has a hundred bytes.'.repeat(2),
  );
  await expect(withSnapshot(`sqlite://${file}`, use)).rejects.toThrow('not an SQLite database');
});

test('What a killed process has left beside the database for a day is removed, and nothing else', async () => {
  const directory = await temporaryDirectory();
  const url = `sqlite://${join(directory, 'ovation.sqlite')}`;
  await (await openStore(url, { onUnreadable: () => {} })).close();
  const old = new Date(Date.now() - 25 * 60 * 60_000);
  const left = ['.ovation-copy-leftit', '.ovation-backup', '.others'];
  for (const name of [...left, '.ovation-copy-newone']) await mkdir(join(directory, name));
  await writeFile(join(directory, '.ovation-backup', 'friday.sqlite'), 'mine');
  for (const name of left) await utimes(join(directory, name), old, old);
  await withSnapshot(url, () => Promise.resolve());
  expect((await readdir(directory)).sort()).toEqual([
    '.others',
    '.ovation-backup',
    '.ovation-copy-newone',
    'ovation.sqlite',
    'ovation.sqlite.lock',
  ]);
});
