import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { read } from './read.ts';

const DARK = {
  title: 'Glass Heart',
  year: 2025,
  ids: { trakt: 1, slug: 'glass-heart', imdb: 'tt0903747', tmdb: 1396, tvdb: 81189, tvrage: null },
};
const FILM = {
  title: 'Paper Satellites',
  year: null,
  ids: { trakt: 2, slug: 'paper', imdb: null, tmdb: 550, tvdb: 0 },
};
const rating = (more: object = {}) => ({
  rated_at: '2024-05-31T19:00:00.000Z',
  rating: 8,
  type: 'show',
  show: DARK,
  ...more,
});
const comment = (said: object, more: object = {}) => ({
  type: 'show',
  show: DARK,
  comment: {
    id: 9,
    comment: 'Worth each minute.',
    spoiler: false,
    review: false,
    parent_id: 0,
    created_at: '2024-06-01T08:00:00.000Z',
    user_rating: 9,
    likes: 1,
    language: 'en',
    ...said,
  },
  ...more,
});
const json = (...rows: object[]) => JSON.stringify(rows);

describe('An export of Trakt', () => {
  test('has ratings by ids, of which some are null or 0', async () => {
    const { format, reviews } = await read({
      'ratings-movies.json': json(rating({ type: 'movie', movie: FILM, show: undefined, rating: 10 })),
      'ratings-shows.json': json(rating()),
    });
    expect(format).toBe('trakt');
    expect(reviews).toMatchObject([
      { title: 'Paper Satellites', kind: 'film', ids: { tmdb: 'movie/550' }, opinion: { score: 100 } },
      {
        title: 'Glass Heart',
        year: 2025,
        kind: 'series',
        ids: { imdb: 'tt0903747', tmdb: 'tv/1396' },
        opinion: { score: 80 },
        writtenAt: Date.UTC(2024, 4, 31, 19),
      },
    ]);
    expect(reviews[0]?.year).toBeUndefined();
    expect(reviews[0]?.ids).toEqual({ tmdb: 'movie/550' });
  });

  test('counts seasons and episodes, which have their show in them', async () => {
    const { reviews, reasons } = await read({
      'ratings-episodes.json': json(rating({ type: 'episode', episode: { season: 1, number: 2 } })),
      'ratings-seasons.json': json(rating({ type: 'season', season: { number: 1 } })),
      'comments-lists.json': json(
        comment({}, { type: 'list', list: { name: 'Rainy days' }, show: undefined }),
      ),
      'comments-episodes.json': json(comment({}, { type: 'episode' })),
    });
    expect(reviews).toEqual([]);
    expect(reasons.toSorted()).toEqual(['episode', 'episode', 'season', 'unknown-type']);
  });

  test("has comments, whose score is that of the show's rating where there is one", async () => {
    const { reviews, reasons } = await read({
      'comments-shows.json': json(
        comment({ comment: 'She left. [spoiler]It was her double.[/spoiler]', spoiler: true }),
        comment(
          { comment: 'An answer', parent_id: 77 },
          { show: { ...DARK, title: 'Other', ids: { trakt: 5 } } },
        ),
      ),
      'comments-movies.json': json(comment({ user_rating: 7 }, { type: 'movie', movie: FILM })),
      'ratings-shows.json': json(rating()),
    });
    expect(reviews).toMatchObject([
      { title: 'Paper Satellites', opinion: { score: 70, body: 'Worth each minute.', spoilers: false } },
      {
        title: 'Glass Heart',
        opinion: { score: 80, body: 'She left. ||It was her double.||', spoilers: true },
      },
    ]);
    expect(reasons.toSorted()).toEqual(['repeated', 'reply']);
  });

  test('tells shows apart whose id is 0', async () => {
    const none = { trakt: 0, slug: '', imdb: null, tmdb: 0 };
    const { reviews } = await read({
      'ratings-shows.json': json(rating({ show: { title: 'One', year: 2001, ids: none } })),
      'comments-shows.json': json(comment({}, { show: { title: 'Two', year: 2002, ids: none } })),
    });
    expect(reviews.map(({ title, opinion }) => [title, opinion.score])).toEqual([
      ['One', 80],
      ['Two', 90],
    ]);
  });

  test('lies in a folder or two of its archive, in pages, with empty files; profiles are never opened', async () => {
    const zip = new ZipFile();
    const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path);
    add('heron/ratings/ratings-shows-10.json', json(rating({ show: { title: 'Ten', ids: {} } })));
    add('heron/ratings/ratings-shows-2.json', json(rating({ show: { title: 'Two', ids: {} } })));
    add('heron/ratings/ratings-movies.json', '[]');
    add('heron/comments/comments-shows.json', '');
    add('heron/user/user-profile.json', '{"email": broken');
    add(
      'heron/watched/watched-shows.json',
      json({ plays: 3, last_watched_at: '2024-01-01T00:00:00.000Z', show: DARK }),
    );
    add('heron/notes/notes-shows.json', json({ note: 'Mine' }));
    zip.end();
    const { reviews, rows } = await read({ 'heron.zip': await buffer(zip.outputStream as Readable) });
    expect(reviews.map(({ title }) => title)).toEqual(['Two', 'Ten']);
    expect(rows).toBe(2);
  });

  test('says of an archive where everything is only watched that it has no opinions', async () => {
    const watched = (show: object) => ({ plays: 3, last_watched_at: '2024-01-01T00:00:00.000Z', show });
    const { reasons } = await read({ 'watched-shows.json': json(watched(DARK), watched(FILM)) });
    expect(reasons).toEqual(['no-opinion', 'no-opinion']);
  });

  test('is read as older exporters name their files', async () => {
    const { reviews } = await read({ 'ratings_movies.json': json(rating({ type: 'movie', movie: FILM })) });
    expect(reviews).toHaveLength(1);
  });
});

test('The CSV that paid members had has the member’s score last', async () => {
  const { format, reviews, reasons } = await read({
    'ratings.csv': `rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,season_number,episode_number,episode_title,genres,rating
2024-05-31T19:00:00Z,show,Glass Heart,2025,7.41,1,tt0903747,1396,81189,https://trakt.tv/shows/glass-heart,2025-07-31,,,,drama,9
2024-05-31T19:00:00Z,movie,Paper Satellites,,6.2,2,,550,,x,,,,,,4
2024-05-31T19:00:00Z,episode,Glass Heart,2025,7.41,3,,,,x,,1,1,Pilot,,10
`,
  });
  expect(format).toBe('trakt');
  expect(reviews).toMatchObject([
    { title: 'Glass Heart', ids: { imdb: 'tt0903747', tmdb: 'tv/1396' }, opinion: { score: 90 } },
    { title: 'Paper Satellites', ids: { tmdb: 'movie/550' }, opinion: { score: 40 } },
  ]);
  expect(reasons).toEqual(['episode']);
});
