import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/storage/sqlite/sqlite-backend.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { openedStore } from '../store/opened-store.ts';
import { readAll } from '../store/read-all.ts';
import { bareReview, draft, fullReview, guildRecord } from '../store/sample-entries.ts';
import { describeStore } from '../store/store-contract.ts';

const DAY = 24 * 60 * 60 * 1000;

describeStore('SQLite', async () => openSqlite(join(await temporaryDirectory(), 'ovation.sqlite')));

/** What another program finds on disk when it opens the file. */
function countOnDisk(file: string, namespace: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare('SELECT count(*) AS count FROM keyv WHERE namespace = ?').get(namespace)?.count;
  } finally {
    database.close();
  }
}

describe('a store in an SQLite file', () => {
  test('still has everything after it is reopened', async () => {
    const file = join(await temporaryDirectory(), 'new', 'directories', 'ovation.sqlite');
    const before = await openedStore(await openSqlite(file));
    await before.store.commit([before.store.guild('1').reviews.put('r', fullReview)]);
    await before.store.commit([before.store.drafts.put('1:2:3', draft)]);
    await before.store.close();

    const { store } = await openedStore(await openSqlite(file));
    expect(await store.guild('1').reviews.get('r')).toEqual(fullReview);
    expect(await store.drafts.get('1:2:3')).toEqual(draft);
    expect(await store.meta.get('ovation')).toEqual({ schema: 2 });
  });

  test('has 1,000 entries that are set at the same time on disk as soon as they resolve', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file));
    const reviews = store.guild('1').reviews;
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) => store.commit([reviews.put(`r${index}`, bareReview)])),
    );
    expect(countOnDisk(file, 'reviews:1')).toBe(1000);
  });

  test('opens a thousand guilds and mixes up none', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file));
    const ids = Array.from({ length: 1000 }, (_, index) => String(index));
    await Promise.all(
      ids.map((id) => store.commit([store.guild(id).reviews.put('r', { ...bareReview, showId: id })])),
    );
    const found = await Promise.all(ids.map((id) => store.guild(id).reviews.get('r')));
    expect(found.map((review) => review?.showId)).toEqual(ids);
  });

  test('finishes pending writes before it closes, and refuses later ones', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file));
    const writing = Promise.all(
      Array.from({ length: 100 }, (_, key) => store.commit([store.guilds.put(`${key}`, guildRecord)])),
    );
    await store.close();
    await writing;
    expect(countOnDisk(file, 'guilds')).toBe(100);
    await expect(store.commit([store.guilds.put('late', guildRecord)])).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(store.guilds.get('1')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(readAll(store.guilds.entries())).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('keeps a draft for which an earlier version noted that it expires, by a clock that was wrong', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const first = await openedStore(await openSqlite(file));
    await first.store.commit([first.store.drafts.put('a', draft)]);
    await first.store.close();
    const database = new DatabaseSync(file);
    database.exec("UPDATE keyv SET expires = 1000 WHERE namespace = 'drafts'");
    database.close();

    const { store } = await openedStore(await openSqlite(file));
    expect(await store.drafts.get('a')).toEqual(draft);
    expect(await readAll(store.drafts.entries())).toEqual([['a', draft]]);
  });

  test('no longer has on disk what has expired', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const { store } = await openedStore(await openSqlite(file));
    await store.commit([store.drafts.put('a', draft)]);
    await store.clearExpired(draft.savedAt + 8 * DAY);
    expect(countOnDisk(file, 'drafts')).toBe(0);
  });
});
