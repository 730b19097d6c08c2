import type { Progress } from '../../../reviews/review.ts';
import { entryOf } from '../../parsing/entry-of.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import { readYear } from '../../parsing/read-year.ts';
import type { DraftRow } from '../format.ts';
import { readDayParts, readMoment } from '../values/dates.ts';
import { draftRow, skippedRow } from '../values/draft.ts';
import { readIds } from '../values/ids.ts';
import { readProgress } from '../values/progress.ts';
import { isSet, property, textIn } from '../values/property.ts';
import { readText } from '../values/text.ts';

const STATUSES: Readonly<Record<string, Progress['status']>> = {
  CURRENT: 'watching',
  COMPLETED: 'completed',
  DROPPED: 'dropped',
};
/** The titles of a Media, the one that the member sees first. */
const TITLES = ['userPreferred', 'english', 'romaji', 'native'] as const;

/** The row of an entry of a list as AniList's API answers it (https://docs.anilist.co: MediaList), yet without its score. */
export function listEntryRow(record: FileRecord): DraftRow {
  const of = (...path: string[]) => property(record.value, ...path);
  const title =
    readText(of('media', 'title')) ??
    TITLES.map((name) => readText(of('media', 'title', name))).find((each) => each !== undefined);
  if (/(?:^|\.)manga\./.test(record.path) || of('media', 'type') === 'MANGA')
    return skippedRow(record, 'manga', { title });
  if (isSet(of('private'))) return skippedRow(record, 'private', { title });
  const watchedAt = readDayParts(
    textIn(record.value, 'completedAt', 'year'),
    textIn(record.value, 'completedAt', 'month'),
    textIn(record.value, 'completedAt', 'day'),
  );
  return draftRow(record, {
    title,
    year: readYear(of('media', 'startDate', 'year')) ?? readYear(of('media', 'seasonYear')),
    kind: 'anime',
    ids: readIds({ anilist: of('mediaId') ?? of('media', 'id'), mal: of('media', 'idMal') }),
    progress: readProgress(
      entryOf(STATUSES, textIn(record.value, 'status')),
      of('progress'),
      of('media', 'episodes'),
    ),
    writtenAt: watchedAt ?? readMoment(textIn(record.value, 'updatedAt')),
    watchedAt,
  });
}
