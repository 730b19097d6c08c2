import { describe, expect, test } from 'vitest';
import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import { readAll } from '../../../src/exchange/reading/read-all.ts';
import { zipOf } from '../parsing/zip-of.ts';
import { given, read } from './read.ts';

const REVIEWS = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date';
const DIARY = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date';
const RATINGS = 'Date,Name,Year,Letterboxd URI,Rating';
const WATCHED = 'Date,Name,Year,Letterboxd URI';
const IMPORT =
  'LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,WatchedDate,Rating,Rating10,Rewatch,Tags,Review';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const day = (milliseconds = 0) => new Date(milliseconds).toISOString().slice(0, 10);

/** A whole export. */
const EXPORT = {
  'profile.csv': 'Email\nnobody@reads.this',
  'reviews.csv': lines(
    REVIEWS,
    '2023-01-10,Paper Moon,1973,https://boxd.it/a1,4.5,,"It&#39;s <i>fine</i>.\n\nReally, <b>fine</b>.","con, brother",2023-01-09',
    '2022-05-01,"Lamp, The",2001,https://boxd.it/a2,,,"No score, ""yet"".",,',
  ),
  'diary.csv': lines(
    DIARY,
    '2023-01-10,Paper Moon,1973,https://boxd.it/a1,4.5,,"con, brother",2023-01-09',
    '2024-02-02,Paper Moon,1973,https://boxd.it/a3,5,Yes,,2024-02-01',
    '2021-03-03,Once,,https://boxd.it/a4,,,,2021-03-02',
  ),
  'ratings.csv': lines(
    RATINGS,
    '2023-01-10,Paper Moon,1973,https://boxd.it/f1,3',
    '2022-05-01,"Lamp, The",2001,https://boxd.it/f2,3.5',
    '2020-01-01,Two Rooms,2019,https://boxd.it/f3,0.5',
  ),
  'watched.csv': lines(
    WATCHED,
    '2023-01-10,Paper Moon,1973,https://boxd.it/f1',
    '2018-01-10,Only Seen,2011,https://boxd.it/f9',
  ),
  'watchlist.csv': lines(WATCHED, '2023-01-10,Wanted,1999,https://boxd.it/w'),
  'comments.csv': lines('Date,Content,Comment', '2023-01-10,https://boxd.it/x,An answer'),
  'likes/reviews.csv': lines('Date,Content', '2023-01-10,https://boxd.it/y'),
  'likes/films.csv': lines(WATCHED, '2023-01-10,Liked,1999,https://boxd.it/l'),
  'lists/best.csv': lines('Letterboxd list export v7', 'Date,Name,Tags,URL,Description'),
  'deleted/reviews.csv': lines(REVIEWS, '2019-01-10,Deleted,1973,x,4,,"Gone",,2019-01-09'),
  'orphaned/reviews.csv': lines(
    'Date,Name,Year,Rating,Rewatch,Review,Tags,Watched Date',
    '2019-01-10,A Series,2015,4,,"Long and <em>good</em>",,2019-01-09',
  ),
  'orphaned/diary.csv': lines(
    'Date,Name,Year,Rating,Rewatch,Tags,Watched Date',
    '2019-01-10,A Series,2015,4,,,2019-01-09',
  ),
};

describe('A whole export of Letterboxd', async () => {
  const { reviews, skipped, notes, rows, format } = await read({ 'letterboxd.zip': await zipOf(EXPORT) });

  test('becomes reviews, and each row of it is read or skipped for a reason', () => {
    expect(format).toBe('letterboxd');
    expect(rows).toBe(12);
    expect(rows).toBe(reviews.length + skipped.length);
    expect(reviews.map(({ title, year, opinion: { score } }) => [title, year, score])).toEqual([
      ['Lamp, The', 2001, 70],
      ['Paper Moon', 1973, 100],
      ['Two Rooms', 2019, 10],
    ]);
  });

  test('has of each film the last score that was given with it, and the last text', () => {
    const moon = reviews.find(({ title }) => title === 'Paper Moon');
    expect(moon?.opinion.body).toBe("It's *fine*.\n\nReally, **fine**.");
    expect(day(moon?.writtenAt)).toBe('2024-02-02');
  });

  test('fills a review without a score from the ratings', () => {
    const lamp = reviews.find(({ title }) => title === 'Lamp, The');
    expect(lamp?.opinion).toMatchObject({ score: 70, body: 'No score, "yet".' });
    expect(lamp).toMatchObject({ file: 'reviews.csv', line: 5 });
  });

  test('leaves out what was only watched, what is said twice, and titles that Letterboxd has dropped', () => {
    expect(skipped.map(({ file, title, reason }) => [file, title, reason]).sort()).toEqual([
      ['diary.csv', 'Once', 'no-opinion'],
      ['diary.csv', 'Paper Moon', 'repeated'],
      ['orphaned/diary.csv', 'A Series', 'orphaned'],
      ['orphaned/reviews.csv', 'A Series', 'orphaned'],
      ['ratings.csv', 'Lamp, The', 'repeated'],
      ['ratings.csv', 'Paper Moon', 'repeated'],
      ['reviews.csv', 'Paper Moon', 'repeated'],
      ['watched.csv', 'Only Seen', 'no-opinion'],
      ['watched.csv', 'Paper Moon', 'repeated'],
    ]);
    expect(notes).toEqual(['orphaned']);
  });

  test('gives the dropped titles, too, when its member wants them', async () => {
    const all = await read({ 'letterboxd.zip': await zipOf(EXPORT) }, { orphaned: true });
    expect(all.reviews.find(({ title }) => title === 'A Series')?.opinion).toEqual({
      score: 80,
      body: 'Long and *good*',
      spoilers: false,
    });
    expect(all.rows).toBe(rows);
  });

  test('is read alike in a folder, as computers pack it again', async () => {
    const packed = Object.entries(EXPORT).map(([name, text]) => [`letterboxd-noor/${name}`, text]);
    const inFolder = await zipOf({
      ...Object.fromEntries(packed),
      '__MACOSX/letterboxd-noor/._reviews.csv': '\u0000\u0005',
      'letterboxd-noor/.DS_Store': '\u0000',
    });
    const again = await read({ 'again.zip': inFolder });
    expect(again.reviews.map(({ title, opinion }) => [title, opinion])).toEqual(
      reviews.map(({ title, opinion }) => [title, opinion]),
    );
  });
});

test('Files of the export are read when they are given alone', async () => {
  const { reviews } = await read({
    'ratings (1).csv': EXPORT['ratings.csv'],
    'diary.csv': EXPORT['diary.csv'],
  });
  expect(reviews.map(({ title, opinion: { score } }) => [title, score])).toEqual([
    ['Paper Moon', 100],
    ['Lamp, The', 70],
    ['Two Rooms', 10],
  ]);
});

describe('What lists no reviews is told apart', () => {
  test.each([
    'watchlist.csv',
    'likes/reviews.csv',
    'likes/films.csv',
    'comments.csv',
    'lists/best.csv',
  ] as const)('%s', async (name) => {
    await expect(readAll(given({ [name]: EXPORT[name] }), {}, FILE_FORMATS)).rejects.toMatchObject({
      code: 'watchlist-only',
    });
  });
});

test('The format that Letterboxd imports is read, by its ids, too', async () => {
  const { reviews } = await read({
    'letterboxd-import.csv': lines(
      IMPORT,
      'https://letterboxd.com/film/paper-moon/,550,tt0070510,Paper Moon,1973,,2023-01-09,4,9,,,"Good <b>one</b>"',
      ',,,"Lamp, The",2001,,,2.5,,,,',
    ),
  });
  expect(reviews).toMatchObject([
    {
      title: 'Paper Moon',
      ids: { imdb: 'tt0070510', tmdb: 'movie/550', letterboxd: 'paper-moon' },
      opinion: { score: 90, body: 'Good **one**' },
    },
    { title: 'Lamp, The', year: 2001, opinion: { score: 50 } },
  ]);
});

test('Reviews of dropped titles are known by their columns, too, wherever they lie', async () => {
  const orphaned = EXPORT['orphaned/reviews.csv'];
  const alone = { 'reviews.csv': orphaned };
  const packed = { 'a.zip': await zipOf({ 'orphaned/reviews.csv': orphaned }) };
  for (const files of [alone, packed])
    expect(await read(files)).toMatchObject({ notes: ['orphaned'], reasons: ['orphaned'] });
  expect((await read(alone, { orphaned: true })).reviews).toMatchObject([{ title: 'A Series' }]);
});

test('In the format that Letterboxd imports an id alone names a film', async () => {
  const text = 'tmdbID,Review\n550,Fine\n';
  expect((await read({ 'a.csv': text })).reviews).toMatchObject([{ ids: { tmdb: 'movie/550' } }]);
  const scored = 'imdbID,Rating10\ntt0137523,9\n';
  expect((await read({ 'a.csv': scored })).reviews).toMatchObject([{ opinion: { score: 90 } }]);
});
