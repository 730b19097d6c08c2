import { expect, onTestFinished, test } from 'vitest';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { listed } from './entries.ts';

function world() {
  const index = openIndex(':memory:');
  onTestFinished(() => index.close());
  return {
    ...index,
    found: async (typed: string) => (await index.search(typed, 9, false)).map(({ entry }) => entry.ref),
  };
}

test('What several sources say of one show is one show, found by all titles and ids', async () => {
  const { put, found, find } = world();
  await put([
    listed('tmdb:tv/93405', ['Squid Game'], {
      ids: { imdb: 'tt10919420' },
      poster: 'https://image.tmdb.org/a.jpg',
    }),
    listed('tvmaze:43687', ['Ojingeo Geim', '오징어 게임'], { ids: { imdb: 'tt10919420' }, episodes: 22 }),
  ]);
  expect(await found('squid')).toEqual(['tmdb:tv/93405']);
  expect(await found('오징어')).toEqual(['tmdb:tv/93405']);
  expect((await find('tvmaze:43687'))?.entry).toMatchObject({
    title: 'Squid Game',
    titles: ['Ojingeo Geim', '오징어 게임'],
    ids: { tmdb: 'tv/93405', tvmaze: '43687', imdb: 'tt10919420' },
    poster: 'https://image.tmdb.org/a.jpg',
    episodes: 22,
  });
});

test('Two shows of one title stay two, and so do two seasons with the id of the whole', async () => {
  const { put, found } = world();
  await put([
    listed('tmdb:tv/1', ['Kingdom'], { year: 2019 }),
    listed('tmdb:tv/2', ['Kingdom'], { year: 2012 }),
    listed('anilist:1', ['Attack'], { ids: { tmdb: 'tv/3' }, year: 2013 }),
    listed('anilist:2', ['Attack'], { ids: { tmdb: 'tv/3' }, year: 2017 }),
  ]);
  expect((await found('kingdom')).toSorted()).toEqual(['tmdb:tv/1', 'tmdb:tv/2']);
  expect((await found('attack')).toSorted()).toEqual(['anilist:1', 'anilist:2']);
});

test('What a source says now takes the place of what it said before', async () => {
  const { put, found, find } = world();
  await put([listed('tvmaze:1', ['Working Title'], { year: 2024 })]);
  await put([listed('tvmaze:1', ['Final Title'], { year: 2025 })]);
  expect(await found('working title')).toEqual([]);
  expect(await found('final title')).toEqual(['tvmaze:1']);
  expect((await find('tvmaze:1'))?.entry.year).toBe(2025);
});

test('What a search answers does not take details away', async () => {
  const { put, find } = world();
  await put([listed('tvmaze:1', ['Dark'], { episodes: 26, isComplete: true })]);
  await put([listed('tvmaze:1', ['Dark'])]);
  expect((await find('tvmaze:1'))?.entry.episodes).toBe(26);
});

test('A show that somebody picked comes before others that fit equally well, however often others are put', async () => {
  const { put, prefer, found } = world();
  const kingdoms = [1, 2, 3].map((id) => listed(`tvmaze:${id}`, ['Kingdom']));
  await put(kingdoms);
  expect((await found('kingdom'))[0]).toBe('tvmaze:3');
  await prefer('tvmaze:1');
  expect((await found('kingdom'))[0]).toBe('tvmaze:1');
  await put(kingdoms);
  await put([listed('tvmaze:4', ['Kingdom'])]);
  expect((await found('kingdom'))[0]).toBe('tvmaze:1');
  await prefer('imdb:tt0000000');
});

test('What a source said is taken away: of one show, or all of before a time', async () => {
  const { put, forget, found, find } = world();
  await put([
    listed('tmdb:tv/1', ['Old'], { fetchedAt: 100 }),
    listed('tmdb:tv/2', ['New'], { fetchedAt: 300 }),
    listed('tvmaze:1', ['Old Elsewhere'], { fetchedAt: 100 }),
    listed('tmdb:tv/3', ['Shared', 'By TMDB'], { ids: { imdb: 'tt3' }, fetchedAt: 100 }),
    listed('tvmaze:3', ['Shared'], { ids: { imdb: 'tt3' }, fetchedAt: 100 }),
  ]);
  await forget({ source: 'tmdb', before: 200 });
  expect(await found('old')).toEqual(['tvmaze:1']);
  expect(await found('new')).toEqual(['tmdb:tv/2']);
  expect(await found('by tmdb')).toEqual([]);
  expect((await find('imdb:tt3'))?.entry.ref).toBe('tvmaze:3');
  expect(await find('tmdb:tv/3')).toBeUndefined();
  await forget({ ref: 'tmdb:tv/2' });
  expect(await found('new')).toEqual([]);
});
