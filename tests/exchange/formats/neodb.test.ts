import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const MARKS = 'title,info,links,timestamp,status,rating,comment,tags';
const REVIEWS = 'title,info,links,timestamp,title,content';
const FILM =
  'https://neodb.social/movie/1a https://www.imdb.com/title/tt0137523/ https://www.themoviedb.org/movie/550';
const season = (number: number) =>
  `https://neodb.social/tv/season/2b https://www.themoviedb.org/tv/1396/season/${number} https://movie.douban.com/subject/3`;

describe("NeoDB's tables", () => {
  test('have marks with a score and a short comment, and reviews with a headline', async () => {
    const { format, reviews } = await read({
      'movie_mark.csv': `${MARKS}
Paper Satellites,imdb:tt0137523 year:2019 director:A/B,${FILM},2024-05-31T19:00:00.123456+00:00,complete,8,Fine >!He did it!< still,quiet|rain
Rainy Days,,,2024-05-31T19:00:00+00:00,wishlist,,,
`,
      'movie_review.csv': `${REVIEWS}
The Long Field,imdb:tt0000000,,2024-06-01T19:00:00+00:00,"A walk, slowly","One **two**

three"
`,
    });
    expect(format).toBe('neodb');
    expect(reviews).toMatchObject([
      {
        title: 'Paper Satellites',
        year: 2019,
        kind: 'film',
        ids: { imdb: 'tt0137523', tmdb: 'movie/550' },
        opinion: { score: 80, body: 'Fine ||He did it|| still', progress: { status: 'completed' } },
        writtenAt: Date.UTC(2024, 4, 31, 19, 0, 0),
      },
      { title: 'The Long Field', opinion: { headline: 'A walk, slowly', body: 'One **two**\n\nthree' } },
    ]);
  });

  test('have each season for itself: the ids of the whole are those of the first one', async () => {
    const { reviews } = await read({
      'tv_mark.csv': `${MARKS}
Glass Heart Season 1,imdb:tt0959621 year:2008 season_number:1,${season(1)},2024-05-31T19:00:00+00:00,complete,9,,
Glass Heart Season 2,imdb:tt1232244 year:2009 season_number:2,${season(2)},2024-05-31T19:00:00+00:00,progress,7,,
Lantern,season_number:2,https://bgm.tv/subject/42 https://www.themoviedb.org/tv/7/season/2,2024-05-31T19:00:00+00:00,dropped,5,,
`,
    });
    expect(reviews).toMatchObject([
      { title: 'Glass Heart Season 1', kind: 'series', opinion: { score: 90 } },
      { title: 'Glass Heart Season 2', opinion: { score: 70, progress: { status: 'watching' } } },
      { title: 'Lantern', opinion: { score: 50, progress: { status: 'dropped' } } },
    ]);
    expect(reviews.map(({ ids }) => ids)).toEqual([{ tmdb: 'tv/1396' }, {}, { bangumi: '42' }]);
  });

  test('leave out books, games, music and podcasts by the name of the file', async () => {
    const row = 'Something,,,2024-05-31T19:00:00+00:00,complete,8,Fine,';
    const table = `${MARKS}\n${row}\n`;
    const files = Object.fromEntries(
      ['book', 'game', 'music', 'podcast', 'performance'].map((category) => [`${category}_mark.csv`, table]),
    );
    const { reasons } = await read(files);
    expect(reasons).toEqual(['book', 'game', 'unknown-type', 'unknown-type', 'podcast']);
    expect((await read({ 'book_mark.csv': table }, { books: true })).reviews).toHaveLength(1);
  });
});

describe("NeoDB's journal", () => {
  const work = (id: string, more: object = {}) => ({
    id: `https://neodb.social/${id}`,
    type: 'Movie',
    display_title: 'Paper Satellites',
    external_resources: [{ url: 'https://www.imdb.com/title/tt0137523/' }],
    ...more,
  });
  const piece = (type: string, about: string, content: object, visibility = 0) => ({
    type,
    content: {
      type,
      published: '2024-05-31T19:00:00+00:00',
      withRegardTo: `https://neodb.social/${about}`,
      ...content,
    },
    visibility,
    metadata: {},
  });
  const lines = (...values: object[]) =>
    [{ server: 'neodb.social', username: 'heron' }, ...values]
      .map((value) => JSON.stringify(value))
      .join('\n');

  test('becomes one review of the score, the comment and the review of a work', async () => {
    const { format, reviews, reasons, rows } = await read({
      'catalog.ndjson': lines(
        work('movie/1a'),
        work('tv/season/2b', {
          type: 'TVSeason',
          display_title: 'Glass Heart Season 2',
          season_number: 2,
          external_resources: [{ url: 'https://www.themoviedb.org/tv/1396/season/2' }],
        }),
        work('book/3c'),
      ),
      'journal.ndjson': lines(
        { type: 'Tag', name: 'quiet', visibility: 0 },
        piece('Rating', 'movie/1a', { best: 10, worst: 1, value: 8 }),
        piece('Review', 'movie/1a', { name: 'A walk', content: 'Slow >!and long!<' }),
        piece('ShelfMember', 'movie/1a', { status: 'complete' }),
        piece('Comment', 'tv/season/2b', { content: 'Fine' }),
        piece('Note', 'movie/1a', { content: 'Page 3' }),
        piece('Rating', 'book/3c', { value: 8 }),
        piece('Comment', 'movie/1a', { content: 'For me alone' }, 2),
      ),
    });
    expect(format).toBe('neodb');
    expect(rows).toBe(5);
    expect(reviews).toMatchObject([
      {
        title: 'Paper Satellites',
        kind: 'film',
        ids: { imdb: 'tt0137523' },
        opinion: { score: 80, headline: 'A walk', body: 'Slow ||and long||' },
      },
      { title: 'Glass Heart Season 2', kind: 'series', ids: {}, opinion: { body: 'Fine' } },
    ]);
    expect(reasons.toSorted()).toEqual(['book', 'private', 'repeated']);
    expect(JSON.stringify(reviews)).not.toContain('alone');
  });

  test('names no show without its catalogue', async () => {
    const { reasons } = await read({ 'journal.ndjson': lines(piece('Rating', 'movie/1a', { value: 8 })) });
    expect(reasons).toEqual(['unnamed']);
  });
});
