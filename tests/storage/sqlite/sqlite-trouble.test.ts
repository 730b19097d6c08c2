import { access, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/storage/sqlite/sqlite-backend.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { openedStore } from '../store/opened-store.ts';
import { readAll } from '../store/read-all.ts';
import { bareReview, guildRecord } from '../store/sample-entries.ts';

const quiet = { onUnreadable: () => {} };

describe('a full disk', () => {
  test('fails only the entry that does not fit', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file, { maximumPages: 30 }));
    const reviews = store.reviews('1');
    await reviews.set('before', bareReview);
    const outcomes = await Promise.allSettled([
      reviews.set('a', bareReview),
      reviews.set('too large', { ...bareReview, body: 'x'.repeat(30 * 4096) }),
      reviews.set('b', bareReview),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { name: 'StorageError', code: 'full' } },
      { status: 'fulfilled' },
    ]);
    const keys = (await readAll(reviews.entries())).map(([key]) => key);
    expect(keys.sort()).toEqual(['a', 'b', 'before']);
    expect(await reviews.get('too large')).toBeUndefined();
  });

  test('never confirms a write that is not on disk, and recovers when there is room again', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file, { maximumPages: 30 }));
    const reviews = store.reviews('1');
    const large = { ...bareReview, body: 'x'.repeat(3000) };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, key) => reviews.set(`${key}`, large)),
    );
    const stored = outcomes.flatMap(({ status }, key) => (status === 'fulfilled' ? [`${key}`] : []));
    const found = (await readAll(reviews.entries())).map(([key]) => key);
    expect(found.sort()).toEqual(stored.sort());
    expect(stored.length).toBeGreaterThan(5);
    expect(stored.length).toBeLessThan(100);

    await Promise.all(found.map((key) => reviews.delete(key)));
    await reviews.set('new', large);
    expect(await reviews.get('new')).toEqual(large);
  });
});

describe('opening', () => {
  test.each([
    ['a short text', 'hello'],
    ['a long text', 'This is a shopping list.\n'.repeat(1000)],
  ])('refuses %s that is not a database, names it and leaves it unchanged', async (_, content) => {
    const file = join(await temporaryDirectory(), 'list.txt');
    await writeFile(file, content);
    const opening = openStore(`sqlite://${file}`, quiet);
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', code: 'not-a-database' });
    await expect(opening).rejects.toThrow(`${file} is not an SQLite database`);
    expect(await readFile(file, 'utf8')).toBe(content);

    await rm(file);
    const store = await openStore(`sqlite://${file}`, quiet);
    await store.close();
  });

  test('refuses a file that another store has open, under any of its names, until it is closed', async () => {
    const directory = await temporaryDirectory();
    const file = join(directory, 'ovation.sqlite');
    const first = await openStore(`sqlite://${file}`, quiet);
    await symlink(file, join(directory, 'alias.sqlite'));
    for (const name of ['ovation.sqlite', 'alias.sqlite']) {
      const opening = openStore(`sqlite://${join(directory, name)}`, quiet);
      await expect(opening).rejects.toMatchObject({ name: 'StorageError', code: 'locked' });
      await expect(opening).rejects.toThrow(`Another Ovation is using ${file}; stop it first.`);
    }
    await first.guilds.set('1', guildRecord);
    await first.close();
    const second = await openStore(`sqlite://${file}`, quiet);
    expect(await second.guilds.get('1')).toEqual(guildRecord);
    await second.close();
  });

  test('refuses a database that a newer Ovation wrote, and releases it', async () => {
    const url = `sqlite://${join(await temporaryDirectory(), 'ovation.sqlite')}`;
    const store = await openStore(url, quiet);
    await store.meta.set('ovation', { schema: 2 });
    await store.close();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const opening = openStore(url, quiet);
      await expect(opening).rejects.toMatchObject({ name: 'StorageError', code: 'newer-schema' });
      await expect(opening).rejects.toThrow('written by a newer Ovation (schema 2; this one knows 1)');
    }
  });

  test('says which directory it cannot create or use', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'file'), '');
    const inFile = openStore(`sqlite://${join(directory, 'file', 'data', 'ovation.sqlite')}`, quiet);
    await expect(inFile).rejects.toMatchObject({ name: 'StorageError', code: 'unavailable' });
    await expect(inFile).rejects.toThrow(`Cannot make the directory ${join(directory, 'file', 'data')}`);
    const isDirectory = openStore(`sqlite://${directory}`, quiet);
    await expect(isDirectory).rejects.toMatchObject({ name: 'StorageError', code: 'unavailable' });
    await expect(isDirectory).rejects.toThrow(`Cannot use ${directory}`);
    await rm(`${directory}.lock`);
  });

  test.each(['', 'sqlite://', 'postgres://localhost/ovation', 'data/ovation.sqlite'])(
    'refuses the URL "%s"',
    async (url) => {
      await expect(openStore(url, quiet)).rejects.toThrow('DATABASE_URL must look like sqlite://');
    },
  );

  test('in memory leaves no file', async () => {
    const store = await openStore('memory://', quiet);
    await store.guilds.set('1', guildRecord);
    expect(await store.guilds.get('1')).toEqual(guildRecord);
    await store.close();
    await expect(access('memory:')).rejects.toThrow();
  });
});
