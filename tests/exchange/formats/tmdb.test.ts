import { expect, test } from 'vitest';
import { read } from './read.ts';

test("The ratings of TMDB are the member's own, without seasons and episodes", async () => {
  const { format, reviews, skipped } = await read({
    'ratings.csv': [
      'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated',
      '550,tt0137523,movie,Paper Club,1999-10-15,,,8.4,9,2024-01-02T10:00:00Z',
      '1396,tt0903747,tv,Glass,2008-01-20,,,8.9,8.3,2024-01-03T10:00:00Z',
      '1396,,tv,Glass,2008-01-20,1,2,8.9,10,2024-01-03T10:00:00Z',
      '1397,,tv,Glass,2008-01-20,1,,8.9,10,2024-01-03T10:00:00Z',
      '7,,person,Somebody,,,,,5,2024-01-03T10:00:00Z',
    ].join('\n'),
  });
  expect(format).toBe('tmdb');
  expect(reviews).toMatchObject([
    {
      title: 'Paper Club',
      year: 1999,
      kind: 'film',
      ids: { imdb: 'tt0137523', tmdb: 'movie/550' },
      opinion: { score: 90 },
    },
    { title: 'Glass', kind: 'series', ids: { tmdb: 'tv/1396' }, opinion: { score: 85 }, rounded: '8.3' },
  ]);
  expect(skipped.map(({ reason }) => reason)).toEqual(['episode', 'season', 'unknown-type']);
});
