import type { SkipReason } from '../imported-review.ts';
import { entryOf } from '../parsing/entry-of.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { dayOrderOf, isDayUnclear, readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow, skippedRow } from './values/draft.ts';
import { readIds } from './values/ids.ts';

/** What its title types are, of all three generations, without case and spaces. */
const KINDS: Readonly<Record<string, 'film' | 'series' | SkipReason>> = {
  featurefilm: 'film',
  movie: 'film',
  tvmovie: 'film',
  documentary: 'film',
  short: 'film',
  shortfilm: 'film',
  video: 'film',
  tvshort: 'film',
  tvspecial: 'film',
  tvseries: 'series',
  'mini-series': 'series',
  tvminiseries: 'series',
  'tvmini-series': 'series',
  tvepisode: 'episode',
  podcastseries: 'podcast',
  podcastepisode: 'podcast',
  videogame: 'game',
  musicvideo: 'music-video',
};

/**
 * IMDb's ratings, and its lists and watchlists, whose rows without a rating are no reviews: to 2017 (`You rated`), to June 2024, and
 * since. Its own mean is in every row, too.
 */
export const imdb: FileFormat = {
  name: 'imdb',
  parts: {
    'ratings to 2017': { columns: ['const', 'title type', 'you rated'], score: 'you rated' },
    ratings: { columns: ['const', 'title type', 'your rating'], score: 'your rating' },
  },
  begin() {
    const rows: { readonly row: DraftRow; readonly date: string }[] = [];
    return {
      take: (record) => void rows.push({ row: rowOf(record), date: dateOf(record) }),
      finish() {
        const dates = rows.map(({ date }) => date);
        const order = dayOrderOf(dates);
        return {
          rows: rows.map(({ row, date }) => dated(row, readDate(date, order))),
          notes: order === undefined && dates.some(isDayUnclear) ? ['dates-ambiguous'] : [],
        };
      },
    };
  },
};

const dated = (row: DraftRow, writtenAt: number | undefined): DraftRow =>
  'review' in row ? { review: { ...row.review, writtenAt } } : row;

const dateOf = (record: FileRecord): string =>
  record.field('date rated') || record.field('date added') || record.field('created');

function rowOf(record: FileRecord): DraftRow {
  const title = record.field('title');
  const kind = entryOf(KINDS, record.field('title type').toLowerCase().replace(/\s+/g, '')) ?? 'unknown-type';
  if (kind !== 'film' && kind !== 'series') return skippedRow(record, kind, { title });
  const ids = readIds({ imdb: record.field('const') });
  if (ids.imdb === undefined) return skippedRow(record, 'unreadable', { title, column: 'const' });
  const scoreColumn = record.part === 'ratings' ? 'your rating' : 'you rated';
  return draftRow(record, {
    title,
    kind,
    year: readYear(record.field('year')),
    ids,
    score: readScore(record.field(scoreColumn), 10),
    scoreColumn,
  });
}
