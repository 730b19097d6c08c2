import { expect, test } from 'vitest';
import { isDamaged, openIndexFile } from '../../../src/catalogue/index/index-file.ts';
import { IndexShows } from '../../../src/catalogue/index/index-shows.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { idsOf, type ShowIds, type ShowRef } from '../../../src/reviews/shows/show-ids.ts';

const listed = (ref: ShowRef, ids: ShowIds = {}, more: Partial<CatalogueEntry> = {}, isComplete = false) => ({
  entry: { ref, title: 'Glass Heart', titles: [], year: 2025, ids: { ...ids, ...idsOf(ref) }, ...more },
  fetchedAt: 1,
  isComplete,
});

test('Two that sources told of without each other’s ids are one once a source knows both', async () => {
  const index = openIndex(':memory:');
  await index.put([
    listed('tmdb:tv/1'),
    listed('tvmaze:2', { imdb: 'tt0000003' }, { titles: ['Coeur de verre'] }),
  ]);
  expect(await index.search('glass heart', 5, false)).toHaveLength(2);
  await index.put([listed('tmdb:tv/1', { imdb: 'tt0000003' }, {}, true)]);
  const ids = { tmdb: 'tv/1', tvmaze: '2', imdb: 'tt0000003' };
  const found = await index.search('glass heart', 5, false);
  expect(found.map(({ entry }) => entry.ids)).toEqual([ids]);
  for (const ref of ['tmdb:tv/1', 'tvmaze:2', 'imdb:tt0000003'] as const) {
    expect((await index.find(ref))?.entry).toMatchObject({ ids, titles: ['Coeur de verre'] });
  }
  await index.close();
});

test('Two seasons stay two, whatever a source of whole shows says', async () => {
  const index = openIndex(':memory:');
  const whole = { imdb: 'tt0000003' };
  await index.put([listed('anilist:1', whole), listed('anilist:2', whole, { year: 2026 })]);
  await index.put([listed('tmdb:tv/1', whole, {}, true)]);
  expect((await index.find('anilist:1'))?.entry.ids).toMatchObject({ anilist: '1', tmdb: 'tv/1' });
  expect((await index.find('anilist:2'))?.entry.ids).toEqual({ anilist: '2', ...whole });
  await index.close();
});

test('What is complete is replaced by what is complete alone', async () => {
  const index = openIndex(':memory:');
  const title = async () => (await index.find('tvmaze:2'))?.entry.title;
  await index.put([listed('tvmaze:2', {}, { title: 'Found' })]);
  await index.put([listed('tvmaze:2', {}, { title: 'Found Again' })]);
  expect(await title()).toBe('Found Again');
  await index.put([listed('tvmaze:2', {}, { title: 'All of It' }, true)]);
  await index.put([listed('tvmaze:2', {}, { title: 'Found Later' })]);
  expect(await title()).toBe('All of It');
  await index.put([listed('tvmaze:2', {}, { title: 'All of It, Later' }, true)]);
  expect(await title()).toBe('All of It, Later');
  await index.close();
});

test('A full disk is no damaged file: what is there stays', () => {
  const database = openIndexFile(':memory:');
  const shows = new IndexShows(database);
  shows.put([listed('tvmaze:2')]);
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {};
  database.exec(`PRAGMA max_page_count = ${pages}`);
  const many = Array.from({ length: 500 }, (_, at) =>
    listed(`tvmaze:${at + 3}`, {}, { title: `Show ${at}` }),
  );
  let problem: unknown;
  try {
    shows.put(many);
  } catch (error) {
    problem = error;
  }
  expect(problem).toMatchObject({ message: expect.stringMatching(/full/) });
  expect(isDamaged(problem)).toBe(false);
  expect(shows.find('tvmaze:2')).toBeDefined();
  expect(shows.find('tvmaze:3')).toBeUndefined();
  database.close();
});
