import type { FileRecord } from '../parsing/file-record.ts';
import { readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import { type DraftRow, type FileFormat, rowByRow } from './format.ts';
import { draftRow, skippedRow } from './values/draft.ts';
import { readIds } from './values/ids.ts';

const KINDS = { movie: 'film', tv: 'series' } as const;

/** TMDB's ratings. `Rating` is what everybody rates; `Your Rating` is the member's. */
export const tmdb: FileFormat = {
  name: 'tmdb',
  parts: {
    ratings: { columns: ['tmdb id', 'type', 'name', 'your rating'], score: 'your rating' },
    // A watchlist, or a list.
    list: { columns: ['tmdb id', 'imdb id', 'type', 'name', 'release date'] },
  },
  begin: () => rowByRow(rowOf),
};

function rowOf(record: FileRecord): DraftRow {
  const title = record.field('name');
  const type = record.field('type').toLowerCase();
  if (record.field('episode number') !== '') return skippedRow(record, 'episode', { title });
  if (record.field('season number') !== '') return skippedRow(record, 'season', { title });
  if (type !== 'movie' && type !== 'tv') return skippedRow(record, 'unknown-type', { title });
  const id = record.field('tmdb id');
  return draftRow(record, {
    title,
    kind: KINDS[type],
    year: readYear(record.field('release date')),
    ids: readIds({ imdb: record.field('imdb id'), [type === 'movie' ? 'tmdbFilm' : 'tmdbShow']: id }),
    score: readScore(record.field('your rating'), 10),
    scoreColumn: 'your rating',
    writtenAt: readDate(record.field('date rated')),
  });
}
