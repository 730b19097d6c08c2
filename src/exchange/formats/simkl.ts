import type { Progress } from '../../reviews/review.ts';
import type { ShowKind } from '../../reviews/shows/show.ts';
import type { Note } from '../imported-review.ts';
import { entryOf } from '../parsing/entry-of.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { type DayOrder, dayOrderOf, isDayUnclear, readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow, skippedRow } from './values/draft.ts';
import { readIds } from './values/ids.ts';
import { readProgress } from './values/progress.ts';
import { property, textIn } from './values/property.ts';
import { readText } from './values/text.ts';

const LISTS: Readonly<Record<string, ShowKind>> = {
  'movies.*': 'film',
  'shows.*': 'series',
  'anime.*': 'anime',
};
const TYPES: Readonly<Record<string, ShowKind>> = {
  movie: 'film',
  tv: 'series',
  'tv show': 'series',
  anime: 'anime',
};
const STATUSES: Readonly<Record<string, Progress['status']>> = {
  watching: 'watching',
  completed: 'completed',
  dropped: 'dropped',
};
const listPart = (list: string) => ({
  json: [`${list}.user_rating`, `${list}.status`],
  records: Object.keys(LISTS),
});

/** Simkl's backup, as JSON and as CSV, whose `Memo` is a private note. */
export const simkl: FileFormat = {
  name: 'simkl',
  opens: /(?:^|\/)simklbackup[^/]*\.(?:json|csv)$/,
  parts: {
    ...Object.fromEntries(Object.keys(LISTS).map((list) => [list, listPart(list)])),
    table: { columns: ['simkl_id', 'type'], score: 'rating' },
  },
  begin() {
    const rows: DraftRow[] = [];
    const inTables: FileRecord[] = [];
    const notes = new Set<Note>();
    return {
      take(record) {
        const memo =
          readText(property(record.value, 'memo', 'text')) ?? readText(property(record.value, 'memo'));
        if (memo !== undefined || record.field('memo') !== '') notes.add('private-notes');
        if (record.part === 'table') inTables.push(record);
        else rows.push(listRow(record));
      },
      finish() {
        const dates = inTables.map(({ field }) => field('watcheddate'));
        const order = dayOrderOf(dates);
        if (order === undefined && dates.some(isDayUnclear)) notes.add('dates-ambiguous');
        return { rows: [...rows, ...inTables.map((each) => tableRow(each, order))], notes: [...notes] };
      },
    };
  },
};

function listRow(record: FileRecord): DraftRow {
  const kind = entryOf(LISTS, record.path) ?? 'series';
  const of = (...path: string[]) => property(record.value, ...path);
  const ofShow = (...path: string[]) => of(kind === 'film' ? 'movie' : 'show', ...path);
  const watchedAt = readDate(textIn(record.value, 'last_watched_at'));
  return draftRow(record, {
    title: readText(ofShow('title')),
    year: readYear(ofShow('year')),
    kind,
    ids: idsOf(kind, (name) => ofShow('ids', name)),
    score: readScore(of('user_rating'), 10),
    scoreColumn: 'user_rating',
    progress: readProgress(entryOf(STATUSES, textIn(record.value, 'status'))),
    writtenAt: readDate(textIn(record.value, 'user_rated_at')) ?? watchedAt,
    watchedAt,
  });
}

function tableRow(record: FileRecord, order: DayOrder | undefined): DraftRow {
  const { field } = record;
  const title = readText(field('title'));
  const kind = entryOf(TYPES, field('type').toLowerCase());
  if (kind === undefined) return skippedRow(record, 'unknown-type', { title });
  const watchedAt = readDate(field('watcheddate'), order);
  return draftRow(record, {
    title,
    year: readYear(field('year')),
    kind,
    ids: idsOf(kind, (name) => field(name) || field(`${name}_id`)),
    score: readScore(field('rating'), 10),
    scoreColumn: 'rating',
    progress: readProgress(entryOf(STATUSES, field('watchlist').toLowerCase())),
    writtenAt: watchedAt,
    watchedAt,
  });
}

/** Of an anime it is not said whether TMDB has it as a film or as a show, which are numbered apart. */
function idsOf(kind: ShowKind, of: (name: string) => unknown) {
  const tmdb = of('tmdb');
  return readIds({
    imdb: of('imdb'),
    mal: of('mal'),
    anilist: of('anilist'),
    ...(kind === 'film' && { tmdbFilm: tmdb }),
    ...(kind === 'series' && { tmdbShow: tmdb }),
  });
}
