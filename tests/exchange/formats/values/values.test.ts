import { describe, expect, test } from 'vitest';
import {
  DateOrders,
  readCompactDate,
  readDate,
  readDateParts,
  readOrderedDate,
} from '../../../../src/exchange/formats/values/date.ts';
import { readIds } from '../../../../src/exchange/formats/values/ids.ts';
import { readScore } from '../../../../src/exchange/formats/values/score.ts';
import { readText, readYear, withCovers } from '../../../../src/exchange/formats/values/text.ts';

describe('A score of a file', () => {
  test.each([
    [8, 10, { score: 80 }],
    ['8', 10, { score: 80 }],
    [' 7,5 ', 10, { score: 75 }],
    ['4.5', 5, { score: 90 }],
    ['2.50', 5, { score: 50 }],
    [10, 10, { score: 100 }],
    ['7.3', 10, { score: 75, rounded: '7.3' }],
    [73, 100, { score: 75, rounded: '73/100' }],
    [8, 100, { score: 10, rounded: '8/100' }],
    [85, 100, { score: 85 }],
    ['0.25', 5, { score: 5 }],
    ['4.75', 5, { score: 95 }],
  ])('%j of %d becomes the nearest half of 10, and is told where it was rounded', (value, outOf, read) => {
    expect(readScore(value, outOf)).toEqual(read);
  });

  test.each([0, '0', '0.0', '', '  ', null, undefined])('%j is none', (value) => {
    expect(readScore(value, 10)).toEqual({});
  });

  test.each([11, '11', 'ten', -1, '-1', Number.NaN, true, [8], {}, '8/10', '1e1'])(
    '%j cannot be read',
    (value) => {
      expect(readScore(value, 10)).toBeUndefined();
    },
  );
});

describe('A date of a file', () => {
  const NOON = Date.UTC(2024, 2, 1, 12);
  const EVENING = Date.UTC(2024, 2, 1, 21, 5);

  test.each([
    ['2024-03-01', NOON],
    ['2024/03/01', NOON],
    ['2024/3/1', NOON],
    ['2024-03-01 21:05:00', EVENING],
    ['2024-03-01T21:05:00.000Z', EVENING],
    ['2024-03-01T21:05:00.123456+00:00', EVENING],
    ['2024-03-01 23:05:00+02:00', EVENING],
    ['2024-03-01T16:05:00-0500', EVENING],
    ['2024-03-01 21:05:00 +0000 UTC', EVENING],
    ['2024-03-01 21:05:00.123 +0000 UTC', EVENING],
  ])('%s is read; a day alone is its noon', (text, at) => {
    expect(readDate(text)).toBe(at);
  });

  test.each([
    '',
    '0000-00-00',
    '2012-10-00',
    '2023-02-29',
    '2024-13-01',
    'yesterday',
    '3/1/2024',
    undefined,
    '<nil>',
  ])('%s is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('A number is read, and parts are', () => {
    expect(readCompactDate(20240301)).toBe(NOON);
    expect([0, null, '', 2024, '20241301'].map(readCompactDate)).toEqual(Array(5).fill(undefined));
    expect(readDateParts({ year: 2024, month: 3, day: 1 })).toBe(NOON);
    expect(readDateParts({ year: 2024, month: 3, day: null })).toBeUndefined();
    expect(readDateParts({})).toBeUndefined();
  });

  test('The whole file decides whether the day or the month comes first', () => {
    const orderOf = (...texts: string[]) => {
      const orders = new DateOrders();
      for (const text of texts) orders.note(text);
      return orders;
    };
    expect(orderOf('1/2/2024', '1/13/2024').order).toBe('month-first');
    expect(orderOf('01-02-2024 10:00:00', '13-01-2024 10:00:00').order).toBe('day-first');
    expect(orderOf('1/2/2024', '3/4/2024')).toMatchObject({ order: undefined, isUnsettled: true });
    expect(orderOf('13/1/2024', '1/13/2024')).toMatchObject({ order: undefined, isUnsettled: true });
    expect(orderOf('2024-01-02', '').isUnsettled).toBe(false);
  });

  test('A date is read by the order, and not at all without one', () => {
    expect(readOrderedDate('3/1/2024', 'month-first')).toBe(NOON);
    expect(readOrderedDate('01-03-2024 21:05:00', 'day-first')).toBe(EVENING);
    expect(readOrderedDate('3/1/2024', undefined)).toBeUndefined();
    expect(readOrderedDate('2024-03-01', undefined)).toBe(NOON);
    expect(readOrderedDate('13/1/2024', 'month-first')).toBeUndefined();
  });
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

test('A text is one that can be seen, and a year one that a show can have', () => {
  expect([' Fine. ', '', '\u200B', null, 3].map(readText)).toEqual([
    'Fine.',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([2013, '2013', '2013–2023', '2013-', 0, null, '', '20131', 12].map(readYear)).toEqual([
    2013,
    2013,
    2013,
    2013,
    ...Array(5).fill(undefined),
  ]);
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
