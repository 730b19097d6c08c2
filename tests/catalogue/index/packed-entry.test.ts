import { expect, test } from 'vitest';
import { packEntry, unpackEntry } from '../../../src/catalogue/index/packed-entry.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';

const FULL: CatalogueEntry = {
  ref: 'tmdb:tv/93405',
  title: 'Squid "Game"',
  titles: ['오징어 게임', '🦑'],
  year: 2021,
  kind: 'drama',
  ids: { tmdb: 'tv/93405', imdb: 'tt10919420' },
  poster: 'https://image.tmdb.org/t/p/w342/squid.jpg',
  genres: ['Drama'],
  episodes: 22,
  adult: true,
};

test.each<[string, CatalogueEntry]>([
  ['with all that there is', FULL],
  ['with the least', { ref: 'wikidata:Q1', title: 'M', titles: [], ids: { wikidata: 'Q1' } }],
  ['without what stands between', { ...FULL, ids: { tmdb: 'tv/93405' }, kind: undefined, year: undefined }],
])('An entry %s comes back as it was packed', (_, entry) => {
  expect(unpackEntry(entry.ref, packEntry(entry))).toEqual(JSON.parse(JSON.stringify(entry)));
});
