import { access, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/storage/sqlite/sqlite-backend.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { META_KEY, SCHEMA_VERSION } from '../../../src/storage/store/schema-version.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { openedStore } from '../store/opened-store.ts';
import { readAll } from '../store/read-all.ts';
import { bareReview, draft, guildRecord, outboxEntry, show, votes } from '../store/sample-entries.ts';

const quiet = { onUnreadable: () => {} };

describe('a full disk', () => {
  test('fails only the entry that does not fit', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file, { maximumPages: 30 }));
    const reviews = store.guild('1').reviews;
    await store.commit([reviews.put('before', bareReview)]);
    const outcomes = await Promise.allSettled([
      store.commit([reviews.put('a', bareReview)]),
      store.commit([reviews.put('too large', { ...bareReview, body: 'x'.repeat(30 * 4096) })]),
      store.commit([reviews.put('b', bareReview)]),
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
    const reviews = store.guild('1').reviews;
    const large = { ...bareReview, body: 'x'.repeat(3000) };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, key) => store.commit([reviews.put(`${key}`, large)])),
    );
    const stored = outcomes.flatMap(({ status }, key) => (status === 'fulfilled' ? [`${key}`] : []));
    const found = (await readAll(reviews.entries())).map(([key]) => key);
    expect(found.sort()).toEqual(stored.sort());
    expect(stored.length).toBeGreaterThan(5);
    expect(stored.length).toBeLessThan(100);

    await Promise.all(found.map((key) => store.commit([reviews.remove(key)])));
    await store.commit([reviews.put('new', large)]);
    expect(await reviews.get('new')).toEqual(large);
  });
});

describe('a commit of which one statement is refused', () => {
  test.each([
    ['INSERT', 'votes:1'],
    ['DELETE', 'shows:1'],
  ])('by an %s in %s leaves nothing behind, and does not affect others', async (statement, namespace) => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file));
    await store.commit([store.guild('1').shows.put('s', show)]);
    const row = statement === 'INSERT' ? 'NEW' : 'OLD';
    const database = new DatabaseSync(file, { timeout: 5000 });
    database.exec(
      `CREATE TRIGGER refuse BEFORE ${statement} ON keyv WHEN ${row}.namespace = '${namespace}' BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    );
    database.close();
    const several = () => [
      store.guild('1').reviews.put('a', bareReview),
      store.guild('1').votes.put('a', votes),
      store.guild('1').shows.remove('s'),
      store.outbox.put('1:a', outboxEntry),
    ];
    const outcomes = await Promise.allSettled([
      store.commit(several()),
      store.commit([store.guild('1').reviews.put('b', bareReview), store.drafts.put('d', draft)]),
      store.commit(several()),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(outcomes[0]).toMatchObject({ reason: { name: 'StorageError' } });
    expect((await readAll(store.guild('1').reviews.entries())).map(([key]) => key)).toEqual(['b']);
    expect(await store.outbox.get('1:a')).toBeUndefined();
    expect(await store.guild('1').shows.get('s')).toEqual(show);
    expect(await store.drafts.get('d')).toEqual(draft);
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
    await first.commit([first.guilds.put('1', guildRecord)]);
    await first.close();
    const second = await openStore(`sqlite://${file}`, quiet);
    expect(await second.guilds.get('1')).toEqual(guildRecord);
    await second.close();
  });

  test('refuses a database that a newer Ovation wrote, and releases it', async () => {
    const url = `sqlite://${join(await temporaryDirectory(), 'ovation.sqlite')}`;
    const store = await openStore(url, quiet);
    await store.commit([store.meta.put(META_KEY, { schema: SCHEMA_VERSION + 1 })]);
    await store.close();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const opening = openStore(url, quiet);
      await expect(opening).rejects.toMatchObject({ name: 'StorageError', code: 'newer-schema' });
      await expect(opening).rejects.toThrow(
        `written by a newer Ovation (schema ${SCHEMA_VERSION + 1}; this one knows ${SCHEMA_VERSION})`,
      );
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

  test.each(['', 'sqlite://', 'mysql://localhost/ovation', 'data/ovation.sqlite'])(
    'refuses the URL "%s"',
    async (url) => {
      await expect(openStore(url, quiet)).rejects.toThrow('DATABASE_URL must look like sqlite://');
    },
  );

  test('in memory leaves no file', async () => {
    const store = await openStore('memory://', quiet);
    await store.commit([store.guilds.put('1', guildRecord)]);
    expect(await store.guilds.get('1')).toEqual(guildRecord);
    await store.close();
    await expect(access('memory:')).rejects.toThrow();
  });
});
