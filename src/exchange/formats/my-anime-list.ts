import type { Progress } from '../../reviews/review.ts';
import type { Note } from '../imported-review.ts';
import { entryOf } from '../parsing/entry-of.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow, skippedRow } from './values/draft.ts';
import { readIds } from './values/ids.ts';
import { readProgress } from './values/progress.ts';
import { readText } from './values/text.ts';

/** As words, and as the numbers that older exports have; what is planned or on hold says nothing of how far. */
const STATUSES: Readonly<Record<string, Progress['status']>> = {
  watching: 'watching',
  '1': 'watching',
  completed: 'completed',
  '2': 'completed',
  dropped: 'dropped',
  '4': 'dropped',
};

/** The XML of MyAnimeList, which Kitsu, Shikimori, Taiga and exporters of AniList write as well. */
export const myAnimeList: FileFormat = {
  name: 'myanimelist',
  parts: { list: { root: 'myanimelist', records: ['anime', 'manga'] } },
  begin() {
    const rows: DraftRow[] = [];
    const notes = new Set<Note>();
    return {
      take(record) {
        if (isManga(record)) notes.add('manga');
        else if (record.field('my_comments') !== '') notes.add('private-notes');
        rows.push(rowOf(record));
      },
      finish: () => ({ rows, notes: [...notes] }),
    };
  },
};

const isManga = ({ path, field }: FileRecord): boolean =>
  path === 'manga' || field('series_mangadb_id') !== '' || field('manga_mangadb_id') !== '';

function rowOf(record: FileRecord): DraftRow {
  const { field } = record;
  const title = readText(field('series_title')) ?? readText(field('manga_title'));
  if (isManga(record)) return skippedRow(record, 'manga', { title });
  const watchedAt = readDate(field('my_finish_date'));
  return draftRow(record, {
    title,
    kind: 'anime',
    ids: readIds({ mal: field('series_animedb_id') }),
    // `my_rated` is empty in exports; my_comments is a private note.
    score: readScore(field('my_score'), 10),
    scoreColumn: 'my_score',
    progress: readProgress(
      entryOf(STATUSES, field('my_status').toLowerCase()),
      field('my_watched_episodes'),
      field('series_episodes'),
    ),
    writtenAt: watchedAt,
    watchedAt,
  });
}
