import type { Progress } from '../../../reviews/review.ts';
import { entryOf } from '../../parsing/entry-of.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import { readDate } from '../../parsing/read-date.ts';
import { readScore } from '../../parsing/read-score.ts';
import { readYear } from '../../parsing/read-year.ts';
import type { DraftRow } from '../format.ts';
import { draftRow, skippedRow } from '../values/draft.ts';
import { readProgress } from '../values/progress.ts';
import { readText } from '../values/text.ts';
import { covered, idsIn, kindOf } from './work.ts';

const STATUSES: Readonly<Record<string, Progress['status']>> = {
  progress: 'watching',
  complete: 'completed',
  dropped: 'dropped',
};

/** The row of a mark (score, short comment) or of a review (headline, text) in NeoDB's tables, of which each category has its own. */
export function tableRow(record: FileRecord, takesBooks: boolean): DraftRow {
  const { field } = record;
  const title = readText(field('title'));
  const kind = kindOf(
    /(?:^|\/)([a-z]+)_(?:mark|review)[^/]*$/i.exec(record.file)?.[1]?.toLowerCase(),
    takesBooks,
  );
  if ('reason' in kind) return skippedRow(record, kind.reason, { title });
  const info = field('info');
  const about = {
    title,
    year: readYear(/(?:^| )(?:pub_)?year:(\d{4})/.exec(info)?.[1]),
    kind: kind.kind,
    ids: idsIn([...field('links').split(' '), ...imdbPage(info)], seasonIn(info)),
    writtenAt: readDate(field('timestamp')),
  };
  if (record.part === 'reviews')
    return draftRow(record, {
      ...about,
      headline: readText(field('title 2')),
      text: covered(field('content')),
    });
  return draftRow(record, {
    ...about,
    text: covered(field('comment')),
    score: readScore(field('rating'), 10),
    scoreColumn: 'rating',
    progress: readProgress(entryOf(STATUSES, field('status'))),
  });
}

const seasonIn = (info: string): number | undefined => {
  const [, season] = /(?:^| )season_number:(\d+)/.exec(info) ?? [];
  return season === undefined ? undefined : Number(season);
};

/** `info` has IMDb's id also where the links don't. */
function imdbPage(info: string): readonly string[] {
  const [, id] = /(?:^| )imdb:(tt\d+)/.exec(info) ?? [];
  return id === undefined ? [] : [`https://www.imdb.com/title/${id}/`];
}
