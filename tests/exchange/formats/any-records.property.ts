import fc from 'fast-check';
import { expect } from 'vitest';
import type { DraftRow, FileFormat, FormatReading, Part } from '../../../src/exchange/formats/format.ts';
import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import { type ImportAnswers, ImportProblem, SCORE_SCALES } from '../../../src/exchange/import-problem.ts';
import { SKIP_REASONS } from '../../../src/exchange/imported-review.ts';
import type { FileRecord } from '../../../src/exchange/parsing/file-record.ts';
import { finishedRow } from '../../../src/exchange/reading/finished-row.ts';
import { mergeRepeats } from '../../../src/exchange/reading/merge-repeats.ts';
import { ALL_SCORES } from '../../../src/reviews/score.ts';
import { SHOW_KINDS } from '../../../src/reviews/shows/show.ts';
import { refAddress } from '../../../src/reviews/shows/show-address.ts';
import { refsOf } from '../../../src/reviews/shows/show-ids.ts';

/** What no review may have of a file. */
const PRIVATE = 'for my eyes alone';
const PRIVATE_NAMES = [
  'notes',
  'memo',
  'my_comments',
  'private notes',
  'email',
  'description',
  'comments',
  'user_comment',
];

const title = fc.constantFrom(
  'Glass Heart',
  'Paper Satellites (2021)',
  'Rainy Days',
  '달빛 세탁소',
  '',
  'x'.repeat(300),
);
const score = fc.constantFrom<unknown>(
  8,
  '8',
  7.3,
  '7.3',
  1,
  3,
  5,
  0,
  '0',
  '',
  null,
  10,
  85,
  11,
  -1,
  '<nil>',
  'NaN',
  true,
  {},
);
const day = fc.constantFrom<unknown>(
  '2024-05-31',
  '2024-05-31T19:00:00Z',
  '3/4/2024',
  '13-01-2024 21:00:00',
  '2012-10-00',
  20240531,
  1717182000,
  0,
  null,
  '0000-00-00',
  { year: 2024, month: 5, day: null },
);
const kind = fc.constantFrom<unknown>(
  ...[
    'movie',
    'show',
    'tv',
    'tv series',
    'TV Series',
    'anime',
    'series',
    'episode',
    'season',
    'manga',
    'game',
  ],
  ...['Rating', 'Review', 'comment', '', 0, 1, null, 'constructor', '__proto__', {}],
);
const status = fc.constantFrom<unknown>(
  'COMPLETED',
  'completed',
  'Watching',
  'dropped',
  'read',
  '2',
  3,
  null,
  '',
);
const id = fc.constantFrom<unknown>(
  'tt0903747',
  {},
  1396,
  '550',
  '52991',
  0,
  null,
  '',
  'tt1/../x',
  -5,
  '="9780000000000"',
);
const said = fc.oneof(
  fc.constantFrom(
    '',
    '<b>Fine</b><br/>[spoiler]x',
    '~!x!~ and >!y',
    'Fine.',
    'https://mydramalist.com/49231',
    '<nil>',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const count = fc.constantFrom<unknown>('0', '1', 5, '12', '99999', null, '', true, false, 2, {});

/** What stands behind the names that formats ask for. */
const NAMES: readonly (readonly [fc.Arbitrary<unknown>, string])[] = [
  [title, 'title,title 2,name,series_title,manga_title,tv_show_name,movie_name,series_name,display_title'],
  [score, 'score,rating,my_score,user_rating,your rating,you rated,my rating,star rating,rating10,value'],
  [
    day,
    'rated_at,created_at,updated_at,finished_on,completedAt,my_finish_date,watcheddate,end_date,timestamp',
  ],
  [
    day,
    'published,user_rated_at,last_watched_at,date,watched date,date read,date added,date rated,updatedAt',
  ],
  [kind, 'media_type,type,series_type,entity_type,title type,source'],
  [status, 'status,my_status,watchlist,read status'],
  [id, 'imdb,tmdb,mal,anilist,trakt,slug,idMal,mediaId,series_id,series_animedb_id,imdb_id,tmdb_id,simkl_id'],
  [id, 'media_id,imdbid,tmdbid,const,tmdb id,imdb id,isbn,isbn13,isbn/uid,withRegardTo,id'],
  [
    said,
    'text,summary,content,review,my review,body,info,links,vote_key,sort_key,tags,headline,review_content',
  ],
  [
    count,
    'private,visibility,spoiler,is_spoiler,spoiler_count,parent_id,depth,user_id,episode_id,season_number',
  ],
  [count, 'year,my_watched_episodes,series_episodes,progress,episodes,rewatch,season number,episode number'],
];
const BY_NAME = Object.fromEntries(
  NAMES.flatMap(([arbitrary, names]) => names.split(',').map((name) => [name, arbitrary] as const)),
);

const fields = fc
  .record({ ...BY_NAME, comment: said })
  .map((found) =>
    Object.fromEntries(
      Object.entries(found).map(([name, each]) => [
        name,
        ['string', 'number'].includes(typeof each) ? String(each) : '',
      ]),
    ),
  );
const withPrivate = {
  ...BY_NAME,
  ...Object.fromEntries(PRIVATE_NAMES.map((name) => [name, fc.constant(PRIVATE)])),
};
const flat = fc.record(withPrivate);
const show = fc.record({ ...BY_NAME, ids: flat });
const value = fc.oneof(
  {
    arbitrary: fc.record({
      ...withPrivate,
      movie: show,
      show,
      media: show,
      comment: fc.oneof(flat, said),
      content: flat,
    }),
    weight: 9,
  },
  { arbitrary: fc.jsonValue(), weight: 1 },
);

/** Any record that a part of a format can have. */
function recordOf(format: FileFormat, name: string): fc.Arbitrary<FileRecord> {
  const part = format.parts[name] as Part;
  const paths = 'records' in part ? part.records : [''];
  return fc
    .record({
      fields,
      value,
      text: fc.string({ maxLength: 200 }),
      path: fc.constantFrom(...paths),
      line: fc.nat(999),
    })
    .map(({ fields: own, value: object, text: typed, path, line }) => ({
      part: name,
      file: 'tv_mark.csv',
      line,
      path,
      columns: [],
      field: (of) => (PRIVATE_NAMES.includes(of) ? PRIVATE : (own[of] ?? '')),
      value: 'json' in part ? object : 'text' in part ? typed : undefined,
    }));
}

const answers: fc.Arbitrary<ImportAnswers> = fc.record({
  scale: fc.constantFrom(undefined, ...SCORE_SCALES),
  books: fc.boolean(),
  orphaned: fc.boolean(),
  columns: fc.constantFrom(undefined, { title: 'title', score: 'score', text: 'text', most: 5 }),
});

/** Whatever is in records: each is read or left out, nothing private becomes a review, and no score and no id is none. */
export function formatsReadAnything(runs: number): void {
  for (const format of FILE_FORMATS) {
    const records = fc.array(fc.oneof(...Object.keys(format.parts).map((name) => recordOf(format, name))), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(records, answers, (all, said) => {
        for (const row of rowsOf(format.begin(said), all))
          if ('review' in row) expectReview(row.review, format);
          else if ('skipped' in row) expect(SKIP_REASONS).toContain(row.skipped.reason);
      }),
      { numRuns: Math.ceil(runs / FILE_FORMATS.length) },
    );
  }
}

function rowsOf(reading: FormatReading, records: readonly FileRecord[]): readonly DraftRow[] {
  try {
    for (const record of records) reading.take(record);
    const finished = reading.finish();
    return 'question' in finished ? [] : mergeRepeats([...finished.rows].map(finishedRow));
  } catch (error) {
    if (error instanceof ImportProblem) return [];
    throw error;
  }
}

function expectReview(review: Extract<DraftRow, { review: unknown }>['review'], { name }: FileFormat): void {
  const { opinion, ids, writtenAt, title, kind: what } = review;
  expect([undefined, ...SHOW_KINDS]).toContain(what);
  expect([undefined, 'watching', 'completed', 'dropped']).toContain(opinion.progress?.status);
  expect([undefined, ...ALL_SCORES]).toContain(opinion.score);
  expect(opinion.score ?? opinion.body ?? opinion.headline).toBeDefined();
  expect(title !== undefined || refsOf({ ids }).length > 0).toBe(true);
  if (name !== 'ovation') for (const ref of refsOf({ ids })) expect(refAddress(ref)).toBeDefined();
  expect(Number.isNaN(writtenAt)).toBe(false);
  if (name !== 'pasted') expect(JSON.stringify(review)).not.toContain(PRIVATE);
}
