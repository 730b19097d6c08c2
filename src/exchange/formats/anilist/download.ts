import type { Progress } from '../../../reviews/review.ts';
import { entryOf } from '../../parsing/entry-of.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import { readScore } from '../../parsing/read-score.ts';
import type { DraftRow } from '../format.ts';
import { readDayNumber, readMoment } from '../values/dates.ts';
import { draftRow, skippedRow } from '../values/draft.ts';
import { readIds } from '../values/ids.ts';
import { readProgress } from '../values/progress.ts';
import { isSet, property, textIn } from '../values/property.ts';
import { readText, withCovers } from '../values/text.ts';

/** Of 0 current, 1 planning, 2 completed, 3 dropped, 4 paused, 5 repeating, those that say how far. */
const STATUSES: Readonly<Record<string, Progress['status']>> = {
  0: 'watching',
  2: 'completed',
  3: 'dropped',
};
const COVERED = /~!(.*?)(?:!~|$)/gs;

/** The row of a list entry or a review of AniList's own download (`gdpr_data.json`). It has no titles. */
export function downloadedRow(record: FileRecord): DraftRow {
  const of = (name: string) => property(record.value, name);
  if (textIn(record.value, 'series_type') === '1') return skippedRow(record, 'manga');
  if (isSet(of('private'))) return skippedRow(record, 'private');
  const about = {
    kind: 'anime' as const,
    ids: readIds({ anilist: of('series_id') }),
    // Of 100 whatever the member's own scale is.
    score: readScore(of('score'), 100),
    scoreColumn: 'score',
  };
  if (record.path === 'reviews.*')
    return draftRow(record, {
      ...about,
      headline: readText(of('summary')),
      text: withCovers(readText(of('text')) ?? '', COVERED),
      writtenAt: readMoment(textIn(record.value, 'updated_at')),
    });
  const watchedAt = readDayNumber(textIn(record.value, 'finished_on'));
  return draftRow(record, {
    ...about,
    progress: readProgress(entryOf(STATUSES, textIn(record.value, 'status'))),
    writtenAt: watchedAt ?? readMoment(textIn(record.value, 'updated_at')),
    watchedAt,
  });
}
