import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { read } from './read.ts';

const anime = (fields: Readonly<Record<string, string>>) =>
  `<anime>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('\n')}</anime>`;

/** As MyAnimeList writes it, whose totals may be wrong. */
const list = (...entries: string[]) => `<?xml version="1.0" encoding="UTF-8" ?>
<!-- Created by XML Export feature at MyAnimeList.net -->
<myanimelist>
<myinfo>
<user_id>1</user_id>
<user_name>heron</user_name>
<user_export_type>1</user_export_type>
<user_total_anime>999</user_total_anime>
</myinfo>
${entries.join('\n')}
</myanimelist>`;

const LANTERN = {
  series_animedb_id: '52991',
  series_title: '<![CDATA[Paper & Lantern]]>',
  series_type: 'TV',
  series_episodes: '12',
  my_watched_episodes: '12',
  my_start_date: '2023-10-01',
  my_finish_date: '2023-12-24',
  my_rated: '',
  my_score: '9',
  my_status: 'Completed',
  my_comments: '<![CDATA[]]>',
  my_times_watched: '0',
  my_tags: '<![CDATA[]]>',
};

test('A list of MyAnimeList becomes reviews of scores', async () => {
  const { format, reviews, notes } = await read({ 'animelist.xml': list(anime(LANTERN)) });
  expect(format).toBe('myanimelist');
  expect(reviews).toMatchObject([
    {
      title: 'Paper & Lantern',
      kind: 'anime',
      ids: { mal: '52991' },
      opinion: { score: 90, spoilers: false, progress: { status: 'completed' } },
    },
  ]);
  expect(new Date(reviews[0]?.writtenAt ?? 0).toISOString()).toMatch(/^2023-12-24/);
  expect(notes).toEqual(['no-texts']);
});

test('It comes as a gzip file, too', async () => {
  const bytes = gzipSync(list(anime(LANTERN)));
  expect((await read({ 'animelist_1700000000_-_1.xml.gz': bytes })).reviews).toHaveLength(1);
});

test('What was not scored is left out, and a private note is never a text', async () => {
  const { reviews, reasons, notes, rows } = await read({
    'list.xml': list(
      anime({ ...LANTERN, my_score: '0', my_comments: '<![CDATA[Lent the discs to Ada.]]>' }),
      anime({ ...LANTERN, series_animedb_id: '2', my_comments: 'So good' }),
      anime({ ...LANTERN, series_animedb_id: '3', my_score: '' }),
    ),
  });
  expect(rows).toBe(3);
  expect(reasons).toEqual(['no-opinion', 'no-opinion']);
  expect(reviews.map(({ opinion }) => opinion)).toMatchObject([{ score: 90 }]);
  expect(JSON.stringify(reviews)).not.toMatch(/discs|So good/);
  expect(notes).toContain('private-notes');
});

test('How far somebody watched is kept, from words and from numbers', async () => {
  const far = (fields: Readonly<Record<string, string>>, id: string) =>
    anime({ ...LANTERN, series_animedb_id: id, my_watched_episodes: '5', ...fields });
  const { reviews } = await read({
    'list.xml': list(
      far({ my_status: 'Watching' }, '1'),
      far({ my_status: '4' }, '2'),
      far({ my_status: '1', series_episodes: '0' }, '3'),
      far({ my_status: '2' }, '4'),
      far({ my_status: 'On-Hold', my_watched_episodes: '0' }, '5'),
      far({ my_status: 'Plan to Watch', my_watched_episodes: '99999' }, '6'),
      far({ my_status: 'Dropped', my_watched_episodes: '13' }, '7'),
    ),
  });
  expect(reviews.map(({ opinion }) => opinion.progress)).toEqual([
    { status: 'watching', seen: 5, total: 12 },
    { status: 'dropped', seen: 5, total: 12 },
    { status: 'watching', seen: 5 },
    { status: 'completed' },
    undefined,
    undefined,
    { status: 'dropped' },
  ]);
});

test('Dates that are not known, or known in part, are left empty', async () => {
  const dates = ['0000-00-00', '2012-10-00', ''];
  const { reviews } = await read({
    'list.xml': list(
      ...dates.map((my_finish_date, at) =>
        anime({ ...LANTERN, series_animedb_id: `${at + 1}`, my_finish_date }),
      ),
    ),
  });
  expect(reviews.map(({ writtenAt }) => writtenAt)).toEqual([undefined, undefined, undefined]);
});

test('Manga is left out, and said', async () => {
  const { reviews, skipped, notes } = await read({
    'mangalist.xml': `<myanimelist><myinfo><user_export_type>2</user_export_type></myinfo>
<manga><manga_mangadb_id>1</manga_mangadb_id><manga_title><![CDATA[Monsoon]]></manga_title><my_score>10</my_score></manga>
<anime><series_mangadb_id>2</series_mangadb_id><series_title>Heron</series_title><my_score>9</my_score></anime>
</myanimelist>`,
  });
  expect(reviews).toEqual([]);
  expect(skipped).toMatchObject([
    { reason: 'manga', title: 'Monsoon' },
    { reason: 'manga', title: 'Heron' },
  ]);
  expect(notes).toContain('manga');
});

test('What others write in its form is read: a prefix, entities in place of CDATA, fewer elements', async () => {
  const { format, reviews } = await read({
    'kitsu.xml': `<?xml version="1.0"?><ns2:myAnimeList xmlns:ns2="x"><ns2:myInfo/><ns2:anime>
<ns2:series_animeDB_ID>7</ns2:series_animeDB_ID><ns2:series_title>Heron &amp; Crane</ns2:series_title>
<ns2:my_score>6</ns2:my_score></ns2:anime></ns2:myAnimeList>`,
  });
  expect(format).toBe('myanimelist');
  expect(reviews).toMatchObject([{ title: 'Heron & Crane', ids: { mal: '7' }, opinion: { score: 60 } }]);
});

test('An entry without a title and with a score that is none cannot be read, by its line', async () => {
  const { skipped } = await read({
    'list.xml': `<myanimelist>
<anime><series_title>Heron</series_title><my_score>eleven</my_score></anime>
<anime><my_score>8</my_score></anime>
</myanimelist>`,
  });
  expect(skipped).toEqual([
    { file: 'list.xml', line: 2, reason: 'unreadable', title: 'Heron', column: 'my_score' },
    { file: 'list.xml', line: 3, reason: 'unnamed', title: undefined },
  ]);
});
