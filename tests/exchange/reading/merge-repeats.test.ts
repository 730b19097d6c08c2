import { describe, expect, test } from 'vitest';
import type { DraftReview, DraftRow } from '../../../src/exchange/formats/format.ts';
import { mergeRepeats } from '../../../src/exchange/reading/merge-repeats.ts';

interface Said {
  readonly title?: string;
  readonly year?: number;
  readonly ids?: DraftReview['ids'];
  readonly score?: number;
  readonly body?: string;
  readonly watched?: number;
  readonly written?: number;
}

const rowsOf = (...all: readonly Said[]): DraftRow[] =>
  all.map(({ title = 'Lamp', year, ids = {}, score, body, watched, written }, place) => ({
    review: {
      file: 'f',
      line: place + 1,
      title,
      year,
      ids,
      opinion: { score, body, spoilers: false },
      watchedAt: watched,
      writtenAt: written,
    },
  }));

/** What each row becomes: its score and text, or the reason why it is left out. */
const merged = (...all: readonly Said[]) =>
  mergeRepeats(rowsOf(...all)).map((row) => {
    if ('skipped' in row) return row.skipped.text ?? row.skipped.reason;
    if ('review' in row) return [row.review.opinion.score, row.review.opinion.body];
    return undefined;
  });

describe('Of several rows about one show the newest counts', () => {
  test('by the day it was watched', () => {
    expect(merged({ score: 50, watched: 2, written: 1 }, { score: 60, watched: 1, written: 2 })).toEqual([
      [50, undefined],
      'repeated',
    ]);
  });

  test('by the day it was written, where none was watched then', () => {
    expect(merged({ score: 50, written: 2 }, { score: 60, written: 1 })).toEqual([
      [50, undefined],
      'repeated',
    ]);
    expect(merged({ score: 50, watched: 3, written: 4 }, { score: 60, written: 5 })).toEqual([
      'repeated',
      [60, undefined],
    ]);
  });

  test('by its line, where no day is known', () => {
    expect(merged({ score: 50 }, { score: 60 }, { score: 70 })).toEqual([
      'repeated',
      'repeated',
      [70, undefined],
    ]);
  });
});

test('A newer row never takes away what an older one said', () => {
  expect(merged({ score: 50, body: 'Long ago', written: 1 }, { score: 60, written: 2 })).toEqual([
    'repeated',
    [60, 'Long ago'],
  ]);
  expect(merged({ score: 50, written: 1 }, { body: 'New', written: 2 }, { score: 10, written: 0 })).toEqual([
    'repeated',
    [50, 'New'],
    'repeated',
  ]);
});

test('An older text that goes nowhere stays with its row', () => {
  expect(merged({ body: 'Old', written: 1 }, { body: 'New', written: 2 })).toEqual([
    'Old',
    [undefined, 'New'],
  ]);
});

describe('Rows are about one show', () => {
  const count = (...all: readonly Said[]) =>
    mergeRepeats(rowsOf(...all)).filter((row) => 'review' in row).length;

  test('when they share an id, also by way of a third one', () => {
    const [imdb, tmdb] = [{ imdb: 'tt0000001' }, { tmdb: 'movie/1' }];
    expect(count({ ids: imdb, title: 'One' }, { ids: imdb, title: 'Eins' })).toBe(1);
    expect(count({ ids: imdb }, { ids: tmdb })).toBe(2);
    expect(count({ ids: imdb }, { ids: tmdb }, { ids: { ...imdb, ...tmdb } })).toBe(1);
  });

  test('but not when they are seasons of an anime, which share the ids of the whole', () => {
    expect(count({ ids: { mal: '1', imdb: 'tt0000001' } }, { ids: { mal: '2', imdb: 'tt0000001' } })).toBe(2);
  });

  test('when they have no ids, but one title and year', () => {
    expect(count({ title: 'Lamp', year: 2001 }, { title: 'LAMP ', year: 2001 })).toBe(1);
    expect(count({ title: 'Lamp', year: 2001 }, { title: 'Lamp', year: 1980 })).toBe(2);
  });
});

test('Thousands of rows about one show are merged in time', () => {
  const rows = Array.from({ length: 20_000 }, (_, place) => ({
    ids: { imdb: 'tt0000001' },
    written: place,
    score: 50,
  }));
  expect(merged(...rows).filter((row) => row === 'repeated')).toHaveLength(19_999);
});

describe('Rows that join one by one, or all at once, take time by their number', () => {
  const film = (place: number) => ({ tmdb: `movie/${place + 1}` as const });
  const series = (place: number) => ({ imdb: `tt${1_000_000 + place}` });
  const counted = (rows: readonly DraftRow[]) => rows.filter((row) => 'review' in row).length;

  test.each([
    ['film first', film, series],
    ['series first', series, film],
  ])('%s', (_, one, other) => {
    const joining = Array.from({ length: 30_000 }, (_, place) => [
      { ids: one(place + 1), score: 50 },
      { ids: { ...one(place + 1), ...other(0) }, score: 50 },
    ]).flat();
    expect(counted(mergeRepeats(rowsOf(...joining)))).toBe(1);
    const large = Array.from({ length: 140_000 }, () => rowsOf({ ids: one(0), score: 50 })).flat();
    const joined = rowsOf({ ids: other(0), score: 50 }, { ids: { ...one(0), ...other(0) }, score: 60 });
    expect(counted(mergeRepeats([...large, ...joined]))).toBe(1);
  });
});
