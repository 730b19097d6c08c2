import { expect, test } from 'vitest';
import { read } from './read.ts';

const show = (title: string, ids: object) => ({ title, year: 2025, ids });
const listed = (more: object) => ({
  user_rating: 8,
  user_rated_at: '2024-05-31T19:00:00Z',
  last_watched_at: '2024-05-30T19:00:00Z',
  status: 'completed',
  ...more,
});
const backup = (lists: object) => ({ 'SimklBackup.json': JSON.stringify(lists) });

test('A backup of Simkl becomes reviews of scores', async () => {
  const { format, reviews, reasons } = await read(
    backup({
      movies: [listed({ movie: show('Paper Satellites', { simkl: 1, imdb: 'tt0137523', tmdb: '550' }) })],
      shows: [
        listed({
          show: show('Glass Heart', { simkl: 2, tmdb: 1396, tvdb: '81189' }),
          status: 'watching',
          user_rating: 9,
        }),
        listed({ show: show('Rainy Days', { simkl: 3 }), user_rating: null, status: 'plantowatch' }),
      ],
      anime: [
        listed({ show: show('Lantern', { simkl: 4, mal: '52991', anidb: 1, anilist: 154587, tmdb: 7 }) }),
      ],
    }),
  );
  expect(format).toBe('simkl');
  expect(reviews).toMatchObject([
    {
      title: 'Paper Satellites',
      kind: 'film',
      ids: { imdb: 'tt0137523', tmdb: 'movie/550' },
      opinion: { score: 80, progress: { status: 'completed' } },
      writtenAt: Date.UTC(2024, 4, 31, 19),
    },
    {
      title: 'Glass Heart',
      kind: 'series',
      ids: { tmdb: 'tv/1396' },
      opinion: { score: 90, progress: { status: 'watching' } },
    },
    { title: 'Lantern', kind: 'anime', year: 2025, ids: { mal: '52991', anilist: '154587' } },
  ]);
  // TMDB numbers films and shows apart, and of an anime the file does not say which it is.
  expect(reviews[2]?.ids).not.toHaveProperty('tmdb');
  expect(reasons).toEqual(['no-opinion']);
});

test.each(['movies', 'shows', 'anime'])('%s alone are read, and a memo stays private', async (list) => {
  const title = show('Glass Heart', { simkl: 1 });
  const entry = listed({ movie: title, show: title, memo: { text: 'With Ada', is_private: true } });
  const { reviews, notes } = await read(backup({ [list]: [entry] }));
  expect(reviews).toMatchObject([{ title: 'Glass Heart' }]);
  expect(JSON.stringify(reviews)).not.toContain('Ada');
  expect(notes).toContain('private-notes');
});

const TABLE = 'SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB';

test('Its table is read, with days and months told apart over the whole file', async () => {
  const { reviews, reasons, notes } = await read({
    'simkl.csv': `${TABLE}
1,Glass Heart,tv,2025,completed,S01E10,3/4/2024,9,,81189,1396,tt0903747
2,Paper Satellites,movie,2019,completed,,1/13/2024,7.5,"Saw it, twice",,550,
3,Rainy Days,tv show,,dropped,,2024-05-31,,,,,
4,Lantern,anime,2023,watching,,,10,,,,
5,Chess,game,2023,watching,,,10,,,,
`,
  });
  expect(reviews).toMatchObject([
    {
      title: 'Glass Heart',
      kind: 'series',
      ids: { imdb: 'tt0903747', tmdb: 'tv/1396' },
      opinion: { score: 90 },
    },
    { title: 'Paper Satellites', kind: 'film', ids: { tmdb: 'movie/550' }, opinion: { score: 75 } },
    { title: 'Lantern', kind: 'anime' },
  ]);
  expect(new Date(reviews[0]?.writtenAt ?? 0).toISOString()).toMatch(/^2024-03-04/);
  expect(reasons).toEqual(['no-opinion', 'unknown-type']);
  expect(notes).toContain('private-notes');
  expect(JSON.stringify(reviews)).not.toContain('twice');
});

test('Dates that may be either are left empty, and said', async () => {
  const { reviews, notes } = await read({
    'simkl.csv': `${TABLE}\n1,Glass Heart,tv,2025,completed,,03-04-2024 21:00:00,9,,,,`,
  });
  expect(reviews[0]?.writtenAt).toBeUndefined();
  expect(notes).toContain('dates-ambiguous');
});

test('The columns of its template are read, too', async () => {
  const { format, reviews } = await read({
    'import.csv': `simkl_id,TVDB_ID,TMDB,IMDB_ID,MAL_ID,Type,Title,Year,LastEpWatched,Watchlist,WatchedDate,Rating,Memo
,81189,1396,tt0903747,,tv,Glass Heart,2025,,completed,13-01-2024 21:00:00,6,`,
  });
  expect(format).toBe('simkl');
  expect(reviews).toMatchObject([
    {
      ids: { imdb: 'tt0903747', tmdb: 'tv/1396' },
      writtenAt: Date.UTC(2024, 0, 13, 21),
      opinion: { score: 60 },
    },
  ]);
});
