import { expect, test } from 'vitest';
import { read } from './read.ts';

const table = (header: string, ...rows: string[][]) => ({
  'yamtrack.csv': [header, ...rows.map((row) => row.map((field) => `"${field}"`).join(','))].join('\r\n'),
});
const HEADER =
  'media_id,source,media_type,title,image,season_number,episode_number,score,progress,status,start_date,end_date,notes';
const row = (
  id: string,
  source: string,
  type: string,
  score: string,
  { progress = '0', status = 'Completed', end = '', notes = '' } = {},
) => [id, source, type, `Title ${id || 'alone'}`, 'x', '', '', score, progress, status, '', end, notes];

test('A table of Yamtrack becomes reviews of scores, by the source of their ids', async () => {
  const { format, reviews, notes } = await read(
    table(
      HEADER,
      row('550', 'tmdb', 'movie', '8.0', { end: '2024-05-31 19:00:00+00:00', progress: '1' }),
      row('1396', 'tmdb', 'tv', '7.3', { status: 'In progress', progress: '5', end: '2024-05-31' }),
      row('52991', 'mal', 'anime', '9.5', { status: 'Dropped', notes: 'With Ada' }),
      row('', 'manual', 'tv', '5.0', { status: 'Paused' }),
    ),
  );
  expect(format).toBe('yamtrack');
  expect(reviews).toMatchObject([
    {
      title: 'Title 550',
      kind: 'film',
      ids: { tmdb: 'movie/550' },
      opinion: { score: 80, progress: { status: 'completed' } },
      writtenAt: Date.UTC(2024, 4, 31, 19),
    },
    {
      kind: 'series',
      ids: { tmdb: 'tv/1396' },
      opinion: { score: 75, progress: { status: 'watching', seen: 5 } },
      rounded: '7.3',
    },
    { kind: 'anime', ids: { mal: '52991' }, opinion: { score: 95 } },
    { title: 'Title alone', ids: {}, opinion: { score: 50 } },
  ]);
  expect(notes).toContain('private-notes');
  expect(JSON.stringify(reviews)).not.toContain('Ada');
});

test('Seasons, episodes and what is no show are counted', async () => {
  const types = ['season', 'episode', 'manga', 'game', 'book', 'comic', 'boardgame', 'opera'];
  const { reasons } = await read(
    table(HEADER, ...types.map((type, at) => row(`${at}`, 'tmdb', type, '8.0'))),
  );
  expect(reasons).toEqual(['season', 'episode', 'manga', 'game', 'book', 'book', 'game', 'unknown-type']);
});

test('Its columns are known in any order, and a score that stands twice is refused', async () => {
  const { reviews } = await read(
    table(
      'score,title,media_type,source,media_id',
      ['6.0', 'Glass Heart', 'tv', 'tmdb', '1396'],
      ['', 'B', 'tv', 'tmdb', '2'],
    ),
  );
  expect(reviews).toMatchObject([{ title: 'Glass Heart', ids: { tmdb: 'tv/1396' }, opinion: { score: 60 } }]);
  await expect(read(table('score,score,title,media_type,source,media_id'))).rejects.toMatchObject({
    code: 'score-column-twice',
  });
});
