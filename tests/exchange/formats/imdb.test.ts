import { describe, expect, test } from 'vitest';
import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import { readAll } from '../../../src/exchange/reading/read-all.ts';
import { given, read } from './read.ts';

const OLDEST =
  '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"';
const OLDER =
  'Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors';
const NEW =
  'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors';
const LIST =
  'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated';

const day = (milliseconds = 0) => new Date(milliseconds).toISOString().slice(0, 10);

describe('Each generation of IMDb is read', () => {
  test.each([
    [
      'to 2017',
      [
        OLDEST,
        '"1","tt0944947","Sat Dec 31 00:00:00 2016","","","Der Thron","TV Series","","9","9.5","57","2011","drama","9","2011-04-17","http://x"',
      ],
    ],
    ['to 2024', [OLDER, 'tt0944947,9,2016-12-31,Der Thron,x,tvSeries,9.5,57,2011,Drama,1,2011-04-17,']],
    [
      'of 2017',
      [
        OLDER.replace('Date Rated', 'Date Added'),
        'tt0944947,9,2016-12-31,Der Thron,x,tvSeries,9.5,57,2011–2019,Drama,1,2011-04-17,',
      ],
    ],
    [
      'now',
      [NEW, 'tt0944947,9,2016-12-31,Der Thron,The Throne,x,TV Series,9.5,57,2011,"Drama, War",1,2011-04-17,'],
    ],
    [
      'a list',
      [
        LIST,
        '1,tt0944947,2017-01-01,2017-01-01,,Der Thron,The Throne,x,TV Series,9.5,57,2011,Drama,1,2011-04-17,,9,2016-12-31',
      ],
    ],
  ])('%s', async (_, file) => {
    const { reviews, format } = await read({ 'ratings.csv': file.join('\r\n') });
    expect(format).toBe('imdb');
    expect(reviews).toMatchObject([
      { title: 'Der Thron', year: 2011, kind: 'series', ids: { imdb: 'tt0944947' }, opinion: { score: 90 } },
    ]);
    expect(day(reviews[0]?.writtenAt)).toMatch(/^201[67]-(?:12-31|01-01)$/);
  });
});

test('Only shows and films are taken, and those that were rated', async () => {
  const row = (id: number, type: string, score = '8') =>
    `tt010000${id},${score},2024-01-02,Title ${id},x,${type},7,90,2020,,1,,`;
  const { reviews, skipped, rows } = await read({
    'ratings.csv': [
      OLDER,
      row(1, 'tvEpisode'),
      row(2, 'Video Game'),
      row(3, 'podcastSeries'),
      row(4, 'Music Video'),
      row(5, 'Hologram'),
      row(6, 'TV Mini Series'),
      row(7, 'movie', ''),
      row(8, 'movie', '11'),
      row(9, 'Short Film'),
      row(9, 'short', '6'),
      'nothing,8,2024-01-02,No id,x,movie,7,90,2020,,1,,',
    ].join('\n'),
  });
  expect(reviews.map(({ ids, kind, opinion: { score } }) => [ids.imdb, kind, score])).toEqual([
    ['tt0100006', 'series', 80],
    ['tt0100009', 'film', 60],
  ]);
  expect(skipped.map(({ line, reason, column }) => [line, reason, column])).toEqual([
    [2, 'episode', undefined],
    [3, 'game', undefined],
    [4, 'podcast', undefined],
    [5, 'music-video', undefined],
    [6, 'unknown-type', undefined],
    [8, 'no-opinion', undefined],
    [9, 'unreadable', 'your rating'],
    [10, 'repeated', undefined],
    [12, 'unreadable', 'const'],
  ]);
  expect(rows).toBe(reviews.length + skipped.length);
});

test('Days and months are told apart over the whole file, or left open', async () => {
  const row = (id: number, date: string) => `tt010000${id},8,${date},Title,x,movie,7,90,2020,,1,,`;
  const settled = await read({ 'ratings.csv': [OLDER, row(1, '2/3/2026'), row(2, '1/31/2026')].join('\n') });
  expect(settled.reviews.map(({ writtenAt }) => day(writtenAt))).toEqual(['2026-02-03', '2026-01-31']);
  const open = await read({ 'ratings.csv': [OLDER, row(1, '2/3/2026'), row(2, '1/1/2026')].join('\n') });
  expect(open.reviews.map(({ writtenAt }) => writtenAt && day(writtenAt))).toEqual([undefined, '2026-01-01']);
  expect(open.notes).toContain('dates-ambiguous');
});

test('A file of Windows-1252 keeps its letters', async () => {
  const text = `${OLDER}\r\ntt0100001,8,2021-01-02,Die M\xfcnchner \x96 Caf\xe9,x,movie,7,90,2020,,1,,`;
  const { reviews } = await read({ 'ratings.csv': Uint8Array.from(text, (letter) => letter.charCodeAt(0)) });
  expect(reviews[0]?.title).toBe('Die Münchner – Café');
});

test('A score column that stands twice is refused', async () => {
  const file = `${OLDER},Your Rating\ntt0100001,8,2021-01-02,A,x,movie,7,90,2020,,1,,,9`;
  await expect(readAll(given({ 'r.csv': file }), {}, FILE_FORMATS)).rejects.toMatchObject({
    code: 'score-column-twice',
    parameters: { file: 'r.csv', column: 'your rating' },
  });
});
