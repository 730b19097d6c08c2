import { expect, test } from 'vitest';
import { readDayNumber, readDayParts, readMoment } from '../../../../src/exchange/formats/values/dates.ts';
import { readIds } from '../../../../src/exchange/formats/values/ids.ts';
import { readText, withCovers } from '../../../../src/exchange/formats/values/text.ts';

test('A day is read from a number and from parts, a moment from seconds', () => {
  const NOON = Date.UTC(2024, 2, 1, 12);
  expect(readDayNumber('20240301')).toBe(NOON);
  expect(['0', '', '2024', '20241301'].map(readDayNumber)).toEqual(Array(4).fill(undefined));
  expect(readDayParts('2024', '3', '1')).toBe(NOON);
  expect(readDayParts('2024', '3', '')).toBeUndefined();
  expect(['1709327100', '2024-03-01 21:05:00', '', '0'].map(readMoment)).toEqual([
    ...Array(2).fill(Date.UTC(2024, 2, 1, 21, 5)),
    undefined,
    undefined,
  ]);
});

test('Ids are taken that their site could have given', () => {
  expect(readIds({ imdb: 'tt0903747', tmdbShow: 1396, mal: '5114', anilist: 5114 })).toEqual({
    imdb: 'tt0903747',
    tmdb: 'tv/1396',
    mal: '5114',
    anilist: '5114',
  });
  expect(readIds({ tmdbFilm: '550' })).toEqual({ tmdb: 'movie/550' });
  expect(readIds({ imdb: '', tmdbFilm: 0, mal: null, anilist: 'naruto' })).toEqual({});
  expect(readIds({ imdb: 'tt1/../x', tmdbShow: '1396-breaking-bad', mal: -5 })).toEqual({});
});

test('A text is one that can be seen', () => {
  expect([' Fine. ', '', '\u200B', null, 3].map(readText)).toEqual(['Fine.', ...Array(4).fill(undefined)]);
});

test('What a site covers as a spoiler stays covered', () => {
  const marks = /\[spoiler\](.*?)(?:\[\/spoiler\]|$)/gis;
  expect(withCovers('A [spoiler]He did it.[/spoiler] B [SPOILER] She too [/SPOILER].', marks)).toBe(
    'A ||He did it.|| B ||She too||.',
  );
  expect(withCovers('A [spoiler]He did it', marks)).toBe('A ||He did it||');
  expect(withCovers('A [spoiler] [/spoiler]B', marks)).toBe('A B');
  expect(withCovers('A [spoiler]x || y[/spoiler]', marks)).toBe('A ||x | | y||');
  expect(withCovers('İİİ [spoiler]x[/spoiler]\n[spoiler]y\nz[/spoiler]', marks)).toBe('İİİ ||x||\n||y\nz||');
  expect(withCovers('A ~!x!~ (B)', /~!(.*?)(?:!~|$)/gs)).toBe('A ||x|| (B)');
  expect(withCovers('Nothing to cover', marks)).toBe('Nothing to cover');
});
