import type { ShowKind } from '../../reviews/shows/show.ts';
import type { SkipReason } from '../imported-review.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { type DayOrder, dayOrderOf, isDayUnclear, readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import type { DraftRow, FileFormat } from './format.ts';

/** What its title types are, of all three generations, without case and spaces. */
const KINDS: Readonly<Record<string, ShowKind | SkipReason>> = {
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
    const records: FileRecord[] = [];
    return {
      take: (record) => void records.push(record),
      finish() {
        const order = dayOrderOf(records.map(dateOf));
        const isUnclear = order === undefined && records.some((record) => isDayUnclear(dateOf(record)));
        return {
          rows: records.map((record) => rowOf(record, order)),
          notes: isUnclear ? ['dates-ambiguous'] : [],
        };
      },
    };
  },
};

const dateOf = (record: FileRecord): string =>
  record.field('date rated') || record.field('date added') || record.field('created');

function rowOf(record: FileRecord, order: DayOrder | undefined): DraftRow {
  const { file, line } = record;
  const title = record.field('title');
  const skipped = (reason: SkipReason, column?: string) => ({
    skipped: { file, line, title, reason, column },
  });
  const kind = KINDS[record.field('title type').toLowerCase().replace(/\s+/g, '')] ?? 'unknown-type';
  if (kind !== 'film' && kind !== 'series') return skipped(kind as SkipReason);
  const column = record.part === 'ratings' ? 'your rating' : 'you rated';
  const { score, rounded, isUnreadable } = readScore(record.field(column), 10);
  if (isUnreadable) return skipped('unreadable', column);
  const id = record.field('const');
  if (!/^tt\d{5,12}$/.test(id)) return skipped('unreadable', 'const');
  return {
    review: {
      file,
      line,
      title,
      kind,
      year: readYear(record.field('year')),
      ids: { imdb: id },
      opinion: { score, spoilers: false },
      rounded,
      writtenAt: readDate(dateOf(record), order),
    },
  };
}
