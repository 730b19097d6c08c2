import type { Progress } from '../../reviews/review.ts';
import type { ShowKind } from '../../reviews/shows/show.ts';
import type { Note, SkipReason } from '../imported-review.ts';
import { entryOf } from '../parsing/entry-of.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow, skippedRow } from './values/draft.ts';
import { readIds } from './values/ids.ts';
import { readProgress } from './values/progress.ts';
import { readText } from './values/text.ts';

const KINDS: Readonly<Record<string, ShowKind>> = { movie: 'film', tv: 'series', anime: 'anime' };
const OTHERS: Readonly<Record<string, SkipReason>> = {
  season: 'season',
  episode: 'episode',
  manga: 'manga',
  game: 'game',
  boardgame: 'game',
  book: 'book',
  comic: 'book',
};
const STATUSES: Readonly<Record<string, Progress['status']>> = {
  'in progress': 'watching',
  completed: 'completed',
  dropped: 'dropped',
};

/** The CSV of Yamtrack. Its `notes` are private. */
export const yamtrack: FileFormat = {
  name: 'yamtrack',
  parts: { list: { columns: ['media_id', 'source', 'media_type', 'score'], score: 'score' } },
  begin() {
    const rows: DraftRow[] = [];
    const notes = new Set<Note>();
    return {
      take(record) {
        if (record.field('notes') !== '') notes.add('private-notes');
        rows.push(rowOf(record));
      },
      finish: () => ({ rows, notes: [...notes] }),
    };
  },
};

function rowOf(record: FileRecord): DraftRow {
  const { field } = record;
  const title = readText(field('title'));
  const type = field('media_type').toLowerCase();
  const kind = entryOf(KINDS, type);
  if (kind === undefined) return skippedRow(record, entryOf(OTHERS, type) ?? 'unknown-type', { title });
  const watchedAt = readDate(field('end_date'));
  return draftRow(record, {
    title,
    kind,
    ids: idsOf(kind, field('source').toLowerCase(), field('media_id')),
    score: readScore(field('score'), 10),
    scoreColumn: 'score',
    progress: readProgress(
      entryOf(STATUSES, field('status').toLowerCase()),
      kind === 'film' ? undefined : field('progress'),
    ),
    writtenAt: watchedAt,
    watchedAt,
  });
}

function idsOf(kind: ShowKind, source: string, id: string) {
  if (source === 'mal') return readIds({ mal: id });
  if (source !== 'tmdb') return {};
  return readIds(kind === 'film' ? { tmdbFilm: id } : { tmdbShow: id });
}
