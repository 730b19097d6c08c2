import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fillFromTmdb } from '../../../src/catalogue/filling/fill-from-tmdb.ts';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import { readVersions } from '../../../src/catalogue/index/listed-versions.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { filesBeside } from '../files-beside.ts';
import { serveFiles } from './file-server.ts';
import { fillPlace } from './fill-place.ts';

const NOON = Date.UTC(2026, 10, 1, 12);

/** As they stand in TMDB's files of a day. */
const MOVIES = [
  { adult: false, id: 901, original_title: '소금길', popularity: 44.5, video: false },
  { adult: false, id: 902, original_title: 'Salt Road', popularity: 0.6, video: false },
  { adult: true, id: 903, original_title: 'Salt Road After Dark', popularity: 90, video: false },
  { adult: false, id: 904, original_title: 'Salt Road: Making of', popularity: 3, video: true },
  { adult: false, id: 905, original_title: '', popularity: 3, video: false },
  { adult: false, id: 'x', original_title: 'Salt', popularity: 3, video: false },
];
const SERIES = [
  { id: 801, original_name: 'Harbour Lights', popularity: 210 },
  { id: 802, original_name: 'Harbour Nights' },
];

const packed = (lines: readonly object[], more = ''): Buffer =>
  gzipSync(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n${more}`);

/** A host with the files of a day. */
async function tmdbFiles(day: string) {
  const host = await serveFiles();
  host.files.set(`/movie_ids_${day}.json.gz`, packed(MOVIES, '{"id": 9'));
  host.files.set(`/tv_series_ids_${day}.json.gz`, packed(SERIES));
  const clock = { ...SYSTEM_CLOCK, now: () => NOON };
  return { host, place: await fillPlace({ tmdbFilesUrl: host.url, clock }) };
}

test("TMDB's files of today bring original titles of films and series, the best known first", async () => {
  const { host, place } = await tmdbFiles('11_01_2026');
  expect(await fillFromTmdb(1000, place)).toMatch(
    /^The catalogue has 4 shows now, 4 of them from TMDB\. I forget these after six months/,
  );
  expect(host.seen).toEqual(['/movie_ids_11_01_2026.json.gz', '/tv_series_ids_11_01_2026.json.gz']);
  expect(await place.find('tmdb:movie/901')).toEqual({
    ref: 'tmdb:movie/901',
    title: '소금길',
    titles: [],
    kind: 'film',
    ids: { tmdb: 'movie/901' },
  });
  // Which may be a drama or an anime as well.
  expect(await place.find('tmdb:tv/801')).not.toHaveProperty('kind', expect.anything());
  expect(await place.find('tmdb:movie/903')).toBeUndefined();
  expect(await place.find('tmdb:movie/904')).toBeUndefined();
  expect(readVersions(place.file).tmdb).toBe('2026-11-01');
});

test('Only the best known are taken', async () => {
  const { place } = await tmdbFiles('11_01_2026');
  expect(await fillFromTmdb(2, place)).toMatch(/has 2 shows now, 2 of them/);
  expect(await place.find('tmdb:tv/801')).toBeDefined();
  expect(await place.find('tmdb:movie/901')).toBeDefined();
});

test('Before the files of a day are there, those of the day before are taken', async () => {
  const { host, place } = await tmdbFiles('10_31_2026');
  expect(await fillFromTmdb(1000, place)).toMatch(/has 4 shows now/);
  expect(host.seen).toEqual([
    '/movie_ids_11_01_2026.json.gz',
    '/movie_ids_10_31_2026.json.gz',
    '/tv_series_ids_10_31_2026.json.gz',
  ]);
  expect(readVersions(place.file).tmdb).toBe('2026-10-31');
});

test.each<[string, (files: Awaited<ReturnType<typeof serveFiles>>['files']) => void, RegExp]>([
  [
    'there are none',
    (files) => files.clear(),
    /^TMDB has no .*10_30_2026.*\(status 404\): try again tomorrow/,
  ],
  [
    'that of series is missing',
    (files) => files.delete('/tv_series_ids_11_01_2026.json.gz'),
    /^TMDB has no .*tv_series_ids_11_01_2026/,
  ],
  [
    'one is cut',
    (files) => files.set('/tv_series_ids_11_01_2026.json.gz', packed(SERIES).subarray(0, 60)),
    /tv_series_ids.* ends in the middle/,
  ],
  [
    'one is a page of HTML',
    (files) => files.set('/movie_ids_11_01_2026.json.gz', Buffer.from('<html>Come back later</html>')),
    /movie_ids.* has no shows: try again later/,
  ],
])('The index stays as it was when %s', async (_, change, sentence) => {
  const { host, place } = await tmdbFiles('11_01_2026');
  await fillFromTmdb(1000, place);
  change(host.files);
  await expect(fillFromTmdb(1000, place)).rejects.toThrow(sentence);
  expect(await place.find('tmdb:movie/901')).toBeDefined();
  expect(await filesBeside(place.file)).toEqual(['catalogue.sqlite']);
});

test('A show that is known already has its title, year and kind as before', async () => {
  const { place } = await tmdbFiles('11_01_2026');
  const ids = { wikidata: 'Q901', tmdb: 'movie/901' };
  const known = { ref: 'wikidata:Q901' as const, title: 'Salt Way', titles: [], year: 2018, ids };
  await buildIndex(place.file, 'wikidata', [{ entry: { ...known, kind: 'anime' }, fetchedAt: 0 }]);
  await fillFromTmdb(1000, place);
  expect(await place.find('tmdb:movie/901')).toMatchObject({
    title: 'Salt Way',
    titles: ['소금길'],
    year: 2018,
    kind: 'anime',
  });
});
