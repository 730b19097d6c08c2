import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

const cataloguesOf = (variables: Record<string, string>) => {
  const read = readConfig(variables);
  return read.ok ? read.config.catalogues : read.problems;
};

test('Nobody is asked about shows unless the operator says so', () => {
  expect(cataloguesOf({})).toEqual([]);
  expect(cataloguesOf({ CATALOGUES: ' , ', TMDB_TOKEN: 'abc' })).toEqual([]);
});

test('Sources are asked in the order in which they are named, each once', () => {
  expect(cataloguesOf({ CATALOGUES: 'tvmaze anilist,tvmaze' })).toEqual([
    { name: 'tvmaze', url: 'https://api.tvmaze.com', imagesUrl: 'https://static.tvmaze.com' },
    { name: 'anilist', url: 'https://graphql.anilist.co', imagesUrl: 'https://s4.anilist.co' },
  ]);
});

test('TMDB is asked only with a token', () => {
  expect(cataloguesOf({ CATALOGUES: 'tmdb' })).toEqual([expect.stringMatching(/^TMDB_TOKEN is missing/)]);
  expect(cataloguesOf({ CATALOGUES: 'tmdb', TMDB_TOKEN: 'abc' })).toMatchObject([{ token: 'abc' }]);
});

test('Pictures of a source at another address lie there too, unless it is said where', () => {
  const elsewhere = { CATALOGUES: 'anilist', ANILIST_URL: 'http://localhost:4000/graphql' };
  expect(cataloguesOf(elsewhere)).toMatchObject([
    { url: 'http://localhost:4000/graphql', imagesUrl: 'http://localhost:4000' },
  ]);
  expect(cataloguesOf({ ...elsewhere, ANILIST_IMAGES_URL: 'https://images.example/' })).toMatchObject([
    { imagesUrl: 'https://images.example' },
  ]);
});

test.each(['http://example.com', 'http://127.0.0.1.example.com', 'http://10.0.0.1'])(
  'What members type does not go in the clear to %s',
  (TVMAZE_URL) => {
    expect(cataloguesOf({ TVMAZE_URL })).toEqual([
      'TVMAZE_URL must begin with https://, or be an address of this machine.',
    ]);
  },
);
