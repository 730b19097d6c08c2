import { describe, expect, test } from 'vitest';
import { readShowAddress, refAddress, showAddress } from '../../../src/reviews/shows/show-address.ts';
import { ID_SITES } from '../../../src/reviews/shows/show-ids.ts';

describe('readShowAddress', () => {
  test.each([
    ['https://www.imdb.com/title/tt0903747/', 'imdb:tt0903747'],
    ['https://m.imdb.com/title/tt0903747', 'imdb:tt0903747'],
    ['imdb.com/title/tt0903747', 'imdb:tt0903747'],
    ['http://www.imdb.com/title/tt0903747/?ref_=nv_sr_srsg_0', 'imdb:tt0903747'],
    ['https://www.imdb.com/de/title/tt0903747/', 'imdb:tt0903747'],
    ['https://www.imdb.com/es-es/title/tt0903747/', 'imdb:tt0903747'],
    ['https://www.imdb.com/title/tt0903747/episodes/?season=2', 'imdb:tt0903747'],
    ['https://www.imdb.com/title/tt10638522#reviews', 'imdb:tt10638522'],
    ['https://www.themoviedb.org/movie/550-fight-club', 'tmdb:movie/550'],
    ['https://www.themoviedb.org/tv/1396?language=de-DE', 'tmdb:tv/1396'],
    ['themoviedb.org/tv/1396-breaking-bad/season/2/episode/1', 'tmdb:tv/1396'],
    ['https://www.tvmaze.com/shows/526/the-office', 'tvmaze:526'],
    ['https://www.tvmaze.com/shows/526/the-office/episodes', 'tvmaze:526'],
    ['https://api.tvmaze.com/shows/526?embed=akas', 'tvmaze:526'],
    ['https://anilist.co/anime/154587/Sousou-no-Frieren/', 'anilist:154587'],
    ['anilist.co/anime/154587', 'anilist:154587'],
    ['https://anilist.co/anime/154587/Sousou-no-Frieren/characters', 'anilist:154587'],
    ['https://myanimelist.net/anime/52991/Sousou_no_Frieren', 'mal:52991'],
    ['https://myanimelist.net/anime.php?id=52991', 'mal:52991'],
    ['https://myanimelist.net/anime.php?from=feed&id=52991', 'mal:52991'],
    ['https://myanimelist.net/anime/52991/Sousou_no_Frieren/reviews?p=2', 'mal:52991'],
    ['https://mydramalist.com/49231-move-to-heaven', 'mydramalist:49231'],
    ['https://www.mydramalist.com/49231', 'mydramalist:49231'],
    ['https://mydramalist.com/49231-move-to-heaven/reviews', 'mydramalist:49231'],
    ['https://letterboxd.com/film/fight-club/', 'letterboxd:fight-club'],
    ['https://letterboxd.com/film/2046/', 'letterboxd:2046'],
    ['https://letterboxd.com/noor/film/fight-club/', 'letterboxd:fight-club'],
    ['https://letterboxd.com/film/fight-club/crew/', 'letterboxd:fight-club'],
    ['https://bgm.tv/subject/400602', 'bangumi:400602'],
    ['https://www.wikidata.org/wiki/Q1079', 'wikidata:Q1079'],
    ['  <https://www.imdb.com/title/tt0903747/>  ', 'imdb:tt0903747'],
    ['HTTPS://WWW.IMDB.COM/title/TT0903747/', 'imdb:tt0903747'],
    ['//www.imdb.com//title/tt0903747', 'imdb:tt0903747'],
    ['https://anilist.co/anime/00154587', 'anilist:154587'],
  ])('reads %s', (typed, ref) => {
    expect(readShowAddress(typed)).toBe(ref);
  });

  test.each([
    'Glass Heart',
    'Glass Heart (2025)',
    '1899',
    'tt0903747',
    'imdb.com',
    'https://www.imdb.com/name/nm0186505/',
    'https://www.imdb.com/title/',
    'https://www.imdb.com/title/tt1',
    'https://imdb.com.evil.example/title/tt0903747/',
    'https://evil.example/?https://www.imdb.com/title/tt0903747/',
    'https://notimdb.com/title/tt0903747/',
    'https://www.themoviedb.org/person/17419',
    'https://www.themoviedb.org/collection/10',
    'https://www.tvmaze.com/episodes/1/pilot',
    'https://anilist.co/manga/118586/Sousou-no-Frieren/',
    'https://anilist.co/anime/0',
    'https://myanimelist.net/manga/126287',
    'https://mydramalist.com/people/1234-somebody',
    'https://mydramalist.com/list/4xYz',
    'https://letterboxd.com/noor/',
    'https://boxd.it/2aHi',
    'https://anilist.co/anime/123456789012345678901234567890',
    'See https://www.imdb.com/title/tt0903747/ for more',
    'https://www.imdb.com/title/tt0903747/ '.padEnd(5000, 'x'),
    'https://[::1]/title/tt0903747',
    'https://%/title/tt0903747',
    '',
  ])('takes %j as a text', (typed) => {
    expect(readShowAddress(typed)).toBeUndefined();
  });
});

test('each site has a page about a show, whose address names that show', () => {
  const ids = { imdb: 'tt0903747', tmdb: 'tv/1396', wikidata: 'Q1079', letterboxd: 'fight-club' };
  for (const site of ID_SITES) {
    const ref = `${site}:${{ ...ids }[site as 'imdb'] ?? '526'}` as const;
    expect(readShowAddress(refAddress(ref) ?? '')).toBe(ref);
  }
});

test.each([
  'tvmaze:1)](https://evil.example',
  'tmdb:../evil',
  'imdb:',
  'letterboxd:a/b',
  'anilist:-1',
] as const)('what is no id has no address: %s', (ref) => {
  expect(refAddress(ref)).toBeUndefined();
});

describe('showAddress', () => {
  const ids = { anilist: '154587', imdb: 'tt22248376', tmdb: 'tv/209867' };

  test('is the page of the source that the show comes from', () => {
    expect(showAddress({ ids, listing: { ref: 'anilist:154587', titles: [] } })).toBe(
      'https://anilist.co/anime/154587',
    );
  });

  test('is the page of the best-known site for a show of an index', () => {
    const { tmdb: _, ...others } = ids;
    const listing = { ref: 'wikidata:Q1', titles: [] } as const;
    expect(showAddress({ ids, listing })).toBe('https://www.themoviedb.org/tv/209867');
    expect(showAddress({ ids: others, listing })).toBe('https://anilist.co/anime/154587');
    expect(showAddress({ ids: { imdb: ids.imdb }, listing })).toBe('https://www.imdb.com/title/tt22248376/');
  });

  test('is none for a show that is tied to nothing', () => {
    expect(showAddress({})).toBeUndefined();
  });
});
