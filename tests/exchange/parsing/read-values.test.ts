import { describe, expect, test } from 'vitest';
import { dayOrderOf, readDate } from '../../../src/exchange/parsing/read-date.ts';
import { readScore } from '../../../src/exchange/parsing/read-score.ts';
import { readYear } from '../../../src/exchange/parsing/read-year.ts';

describe('A score', () => {
  test.each([
    ['8', 10, { score: 80 }],
    [8.5, 10, { score: 85 }],
    ['8,5', 10, { score: 85 }],
    ['2.50', 5, { score: 50 }],
    ['3.75', 5, { score: 75 }],
    ['4.3', 5, { score: 85, rounded: '4.3/5' }],
    [8, 100, { score: 10, rounded: '8/100' }],
    ['7.3', 10, { score: 75, rounded: '7.3' }],
    [100, 100, { score: 100 }],
  ])('%j of %i', (value, highest, read) => {
    expect(readScore(value, highest)).toEqual(read);
  });

  test.each([['', '0', 0, '0.0', null, undefined, ' ']])('%j is none', (value) => {
    expect(readScore(value, 10)).toEqual({});
  });

  test.each(['11', '-1', 'ten', '8/10', '1e1', 'NaN', '٨', '99999999999999999999'])(
    '%j can not be read',
    (value) => {
      expect(readScore(value, 10)).toEqual({ isUnreadable: true });
    },
  );
});

describe('A date', () => {
  test.each([
    ['2024-05-31', '2024-05-31T12:00:00.000Z'],
    ['2024/5/3', '2024-05-03T12:00:00.000Z'],
    ['2024-05-31T21:04:05Z', '2024-05-31T21:04:05.000Z'],
    ['2024-05-31T21:04:05.123+02:00', '2024-05-31T19:04:05.000Z'],
    ['2024-05-31 21:04:05.5 +0000 UTC', '2024-05-31T21:04:05.000Z'],
    ['2024-05-31 21:04', '2024-05-31T21:04:00.000Z'],
    ['Sat Dec 31 00:00:00 2016', '2016-12-31T00:00:00.000Z'],
    ['Sat Dec  3 00:00:00 2016', '2016-12-03T00:00:00.000Z'],
    ['5/5/2024', '2024-05-05T12:00:00.000Z'],
  ])('%j', (text, iso) => {
    expect(new Date(readDate(text) ?? 0).toISOString()).toBe(iso);
  });

  test.each([
    '',
    '0000-00-00',
    '2012-10-00',
    '2023-02-29',
    '2024-13-01',
    '1/2/2024',
    'yesterday',
    '1066-10-14',
    '<nil>',
  ])('%j is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('that ends in the year is read as the whole file says', () => {
    expect(dayOrderOf(['1/2/2024', '13/2/2024'])).toBe('day-first');
    expect(dayOrderOf(['1/2/2024', '2/13/2024'])).toBe('month-first');
    expect(dayOrderOf(['1/2/2024', '2/3/2024'])).toBeUndefined();
    expect(dayOrderOf(['13/2/2024', '2/13/2024'])).toBeUndefined();
    expect(readDate('1/2/2024', 'day-first')).toBe(Date.UTC(2024, 1, 1, 12));
    expect(readDate('1/2/2024', 'month-first')).toBe(Date.UTC(2024, 0, 2, 12));
  });
});

test('A year is what a field begins with, when it is one', () => {
  expect(['2013', 2013, '2013–2023', '2013-01-20'].map(readYear)).toEqual([2013, 2013, 2013, 2013]);
  expect(['', null, '13', '20133', 'x2013', 0].map(readYear)).toEqual(Array(6).fill(undefined));
});
