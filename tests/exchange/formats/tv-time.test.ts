import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const RATES = 'created_at,updated_at,tv_show_name,user_id,tv_show_id,rating';
const rates = (...rows: string[]) => ({ 'tv_show_rate.csv': [RATES, ...rows].join('\n') });
const VOTES = 'uuid,episode_id,movie_name,vote_key,user_id';
const COMMENTS =
  'uuid,text,entity_type,movie_name,series_name,is_spoiler,lang,user_id,type,sort_key,created_at';

test('Ratings of shows are of 5, with years behind some titles', async () => {
  const { format, reviews } = await read(
    rates(
      '2020-01-01 10:00:00 +0000 UTC,2021-02-03 10:00:00 +0000 UTC,Castle (2009),77,83462,2.50',
      '2020-01-01 10:00:00,<nil>,Glass Heart,77,81189,4.5',
      '2020-01-01 10:00:00,,Rainy Days,77,3,<nil>',
    ),
  );
  expect(format).toBe('tvtime');
  expect(reviews).toMatchObject([
    {
      title: 'Castle',
      year: 2009,
      kind: 'series',
      opinion: { score: 50 },
      writtenAt: Date.UTC(2021, 1, 3, 10),
    },
    { title: 'Glass Heart', opinion: { score: 90 }, writtenAt: Date.UTC(2020, 0, 1, 10) },
  ]);
});

test('A rating over 5 anywhere says that all are of 10', async () => {
  const { reviews } = await read(rates('x,x,Castle,77,1,4', 'x,x,Glass Heart,77,2,9'));
  expect(reviews.map(({ opinion }) => opinion.score)).toEqual([40, 90]);
});

test('Of votes on films the five are taken whose meaning is known, and it is said that it is guessed', async () => {
  const votes = [1, 27, 28, 29, 3, 12].map((vote, at) => `u${at},0,Film ${at},77-${at}-${vote},77`);
  const { reviews, reasons, notes } = await read({
    'ratings-live-votes.csv': [
      VOTES,
      ...votes,
      'u9,12345,Film 9,77-9-3,77',
      'u8,<nil>,Film 8,broken,77',
    ].join('\n'),
  });
  expect(reviews.map(({ title, kind, opinion }) => [title, kind, opinion.score])).toEqual([
    ['Film 0', 'film', 20],
    ['Film 1', 'film', 40],
    ['Film 2', 'film', 60],
    ['Film 3', 'film', 80],
    ['Film 4', 'film', 100],
  ]);
  expect(reasons).toEqual(['unknown-vote', 'episode', 'unknown-vote']);
  expect(notes).toContain('votes-guessed');
});

test('What members felt has the same header and is no vote', async () => {
  const table = [VOTES, 'u1,0,Film,77-1-3,77'].join('\n');
  const { reviews, reasons } = await read({ 'emotions-live-votes.csv': table });
  expect({ reviews, reasons }).toEqual({ reviews: [], reasons: ['unknown-vote'] });
});

describe('Comments', () => {
  const comments = [
    COMMENTS,
    'c1,"Worth it.\nTwice.",series,,Glass Heart,false,en,77,comment,comment-1,2022-01-01 10:00:00',
    'c2,He did it,movie,Paper Satellites,,true,en,77,comment,comment-2,2022-01-01 10:00:00',
    'c3,Yes!,series,,Glass Heart,false,en,77,reply,reply-1,2022-01-01 10:00:00',
    'c4,,series,,Glass Heart,false,en,77,like,like-1,2022-01-01 10:00:00',
    'c5,What an episode,episode,,Glass Heart,false,en,77,comment,comment-5,2022-01-01 10:00:00',
    "c6,Somebody else's,series,,Glass Heart,false,en,88,comment,comment-6,2022-01-01 10:00:00",
  ].join('\n');

  test("become reviews where they are the member's own, of top level, about a film or a show", async () => {
    const { reviews, reasons } = await read({
      ...rates('2020-01-01 10:00:00,,Glass Heart,77,81189,4.5'),
      'comments-prod-comments.csv': comments,
      'show_comment.csv': `comment,tv_show_name,user_id,depth,parent_comment_id,created_at,spoiler_count
Old and good,Castle,77,0,,2015-01-01 10:00:00,0
It was her,Rainy Days,77,0,,2015-01-01 10:00:00,2
An answer,Castle,77,1,5,2015-01-01 10:00:00,0
`,
    });
    expect(reviews).toMatchObject([
      { title: 'Glass Heart', opinion: { score: 90, body: 'Worth it.\nTwice.', spoilers: false } },
      { title: 'Paper Satellites', kind: 'film', opinion: { body: 'He did it', spoilers: true } },
      { title: 'Castle', opinion: { body: 'Old and good', spoilers: false } },
      { title: 'Rainy Days', opinion: { spoilers: true } },
    ]);
    expect(reasons.toSorted()).toEqual(['episode', 'not-own', 'repeated', 'reply', 'reply', 'reply']);
  });

  test.each([
    ['nothing says who the member is', {}],
    ['several members have rated', rates('x,x,Castle,77,1,4', 'x,x,Castle,88,1,4')],
    ['the ratings name nobody', rates('x,x,Castle,,1,4')],
  ])('are left out where %s', async (_, ratings) => {
    const { reviews, reasons } = await read({ ...ratings, 'comments-prod-comments.csv': comments });
    expect(reviews.every(({ opinion }) => opinion.body === undefined)).toBe(true);
    expect(reasons.filter((reason) => reason === 'not-own')).toHaveLength(6);
    expect(JSON.stringify(reviews)).not.toContain('Worth');
  });
});

test('What was only watched is said where there is nothing else', async () => {
  const followed =
    'user_id,tv_show_id,is_followed,is_favorited,nb_episodes_seen,tv_show_name\n77,1,1,0,5,Castle\n';
  expect((await read({ 'user_tv_show_data.csv': followed })).skipped).toMatchObject([
    { reason: 'no-opinion', title: 'Castle' },
  ]);
  expect((await read({ 'user_tv_show_data.csv': followed, ...rates('x,x,Castle,77,1,4') })).rows).toBe(1);
  expect((await read({ 'tvtime-series-2026-07-14.csv': 'title,is_watched\nCastle,true' })).reasons).toEqual([
    'no-opinion',
  ]);
  expect((await read({ 'tvtime-movies.json': '[{"title":"Paper Satellites"}]' })).reasons).toEqual([
    'no-opinion',
  ]);
  const seen = 'tv_show_name,episode_id,created_at\nCastle,5,2020-01-01 10:00:00';
  expect((await read({ 'seen_episode.csv': seen })).reasons).toEqual(['episode']);
});
