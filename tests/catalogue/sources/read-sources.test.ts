import { expect, test } from 'vitest';
import type { Source, SourceName } from '../../../src/catalogue/sources/source.ts';
import { startOnline } from '../../support/online-catalogue.ts';
import { HURRIED } from '../../support/scripted-source.ts';

/** Asks the stand-in of a source. */
async function asked<Answer>(name: SourceName, ask: (source: Source) => Promise<Answer>): Promise<Answer> {
  await using online = await startOnline([name]);
  const [source] = online.sources;
  if (source === undefined) throw new Error(`There is no ${name}`);
  return await ask(source);
}

const kindsOf = (name: SourceName, titles: readonly string[]) =>
  asked(name, async (source) => {
    const kinds: (string | undefined)[] = [];
    for (const title of titles) {
      const [entry] = await source.search(title, false, HURRIED);
      kinds.push(entry?.kind);
    }
    return kinds;
  });

test('AniList tells of an anime what a search has, and the same in detail', async () => {
  const known = {
    ref: 'anilist:900006',
    title: 'Iron Lullaby: Second Verse',
    titles: ['Tetsu no Komoriuta: Dai-ni Setsu', '鉄の子守唄 第二節', '강철의 자장가 2기'],
    year: 2025,
    kind: 'anime',
    ids: { anilist: '900006', mal: '900006' },
    poster: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/file\/.+iron-lullaby-second-mountain/),
    genres: ['Action', 'Drama', 'Sci-Fi'],
    episodes: 12,
  };
  const [found] = await asked('anilist', (source) => source.search('iron lullaby second', false, HURRIED));
  expect(found).toEqual(known);
  for (const ids of [{ anilist: '900006' }, { mal: '900006' }]) {
    expect(await asked('anilist', (source) => source.details(ids, HURRIED))).toEqual(known);
  }
  expect(await asked('anilist', (source) => source.details({ anilist: '1' }, HURRIED))).toBeUndefined();
});

test('AniList’s year is that of the first night, not that of the season', async () => {
  const [entry] = await asked('anilist', (source) =>
    source.search('Midnight Hot Spring Committee', true, HURRIED),
  );
  expect(entry).toMatchObject({ year: 2021, adult: true });
});

test('TVmaze tells of a show what a search has, and its other titles in detail', async () => {
  const known = {
    ref: 'tvmaze:200046',
    title: 'Second Spring Hospital',
    year: 2023,
    kind: 'drama',
    ids: { tvmaze: '200046', imdb: 'tt99000065' },
    poster: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/uploads\/.+second-spring-houses/),
    genres: ['Drama', 'Romance'],
  };
  const [found] = await asked('tvmaze', (source) => source.search('second spring hospital', false, HURRIED));
  expect(found).toEqual({ ...known, titles: [] });
  const titles = ['두 번째 봄 병원', '二度目の春病院', '第二春医院'];
  for (const ids of [{ tvmaze: '200046' }, { imdb: 'tt99000065' }]) {
    const details = await asked('tvmaze', (source) => source.details(ids, HURRIED));
    expect(details).toEqual({ ...known, titles: expect.arrayContaining(titles) });
  }
  for (const ids of [{ tvmaze: '1' }, { imdb: 'tt00000001' }]) {
    expect(await asked('tvmaze', (source) => source.details(ids, HURRIED))).toBeUndefined();
  }
});

test('TMDB tells of a series what a search has, and all in detail', async () => {
  const known = {
    ref: 'tmdb:tv/9000062',
    title: 'Second Spring Hospital',
    year: 2023,
    kind: 'drama',
    poster: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/t\/p\/w342\/second-spring-houses/),
  };
  const [found] = await asked('tmdb', (source) => source.search('second spring hospital', false, HURRIED));
  expect(found).toEqual({ ...known, titles: ['두 번째 봄 병원'], ids: { tmdb: 'tv/9000062' } });
  for (const ids of [{ tmdb: 'tv/9000062' }, { imdb: 'tt99000065' }]) {
    const details = await asked('tmdb', (source) => source.details(ids, HURRIED));
    expect(details).toMatchObject({ ...known, ids: { imdb: 'tt99000065' }, episodes: 16 });
    expect(details?.titles).toEqual(
      expect.arrayContaining(['두 번째 봄 병원', 'Du Beonjjae Bom Byeongwon', '第二春医院']),
    );
    expect(details?.genres).toContain('Drama');
  }
  for (const ids of [{ tmdb: 'tv/1' }, { imdb: 'tt00000001' }]) {
    expect(await asked('tmdb', (source) => source.details(ids, HURRIED))).toBeUndefined();
  }
});

test('TMDB tells of a film, and of its people and collections nothing', async () => {
  const found = await asked('tmdb', (source) => source.search('moth weather', false, HURRIED));
  expect(found).toEqual([
    expect.objectContaining({ ref: 'tmdb:movie/9500014', title: 'Moth Weather', kind: 'film', year: 2023 }),
  ]);
  const details = await asked('tmdb', (source) => source.details({ imdb: 'tt99000129' }, HURRIED));
  expect(details).toMatchObject({ ref: 'tmdb:movie/9500014', ids: { imdb: 'tt99000129' } });
});

test('Each source tells dramas, series, films and anime apart', async () => {
  const titles = ['Second Spring Hospital', 'Twin Harbour', 'Beach Volley Spirits'];
  expect(await kindsOf('tmdb', [...titles, 'Moth Weather'])).toEqual(['drama', 'series', 'anime', 'film']);
  expect(await kindsOf('tvmaze', titles.slice(0, 2))).toEqual(['drama', 'series']);
  expect(await kindsOf('anilist', [titles[2] ?? ''])).toEqual(['anime']);
});

test('Shows for adults are found where they may be', async () => {
  for (const [name, title] of [
    ['tmdb', 'Velvet Curfew'],
    ['anilist', 'Midnight Hot Spring Committee'],
  ] as const) {
    expect(await asked(name, (source) => source.search(title, false, HURRIED))).toEqual([]);
    const [entry] = await asked(name, (source) => source.search(title, true, HURRIED));
    expect(entry).toMatchObject({ title, adult: true });
  }
});

test('Names of shows say nothing to a machine, and no number is a year that is no date', async () => {
  const [entry] = await asked('tvmaze', (source) => source.search('bold everyone', false, HURRIED));
  expect(entry).toMatchObject({ title: '**Bold** @everyone [Click](https://elsewhere.example) <b>Show</b>' });
  const [mirror] = await asked('tmdb', (source) => source.search('mirror', false, HURRIED));
  expect(mirror).toMatchObject({ title: 'Mirror Rorrim Mirror', titles: ['מראה'] });
});

test('The bot fetches no picture', async () => {
  await using online = await startOnline();
  await online.catalogue.suggest({ typed: 'second spring hospital', limit: 5, adult: false });
  await online.catalogue.refresh({ imdb: 'tt99000065' }, new AbortController().signal);
  expect(online.standIns.picturesSeen()).toBe(0);
});
