import { entryOf } from '../../parsing/entry-of.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import { readDate } from '../../parsing/read-date.ts';
import { readScore } from '../../parsing/read-score.ts';
import type { DraftRow } from '../format.ts';
import { draftRow, skippedRow } from '../values/draft.ts';
import { fieldOf, titleIn } from './fields.ts';

/**
 * What the numbers of votes are taken to mean, in tenths: Trakt's reader takes them so (trakt-web, TV Time's parser). TV Time has
 * never said it, and nobody knows of others.
 */
const VOTES: Readonly<Record<string, number>> = { '1': 20, '27': 40, '28': 60, '29': 80, '3': 100 };

/** The row of a show's rating. @param highest the best of the file's scale */
export const ratingRow = (record: FileRecord, highest: 5 | 10): DraftRow =>
  draftRow(record, {
    ...titleIn(record, 'tv_show_name'),
    kind: 'series',
    score: readScore(fieldOf(record, 'rating'), highest),
    scoreColumn: 'rating',
    writtenAt: readDate(fieldOf(record, 'updated_at')) ?? readDate(fieldOf(record, 'created_at')),
  });

/** Whether a rating is of 10: one over 5 says so of its whole file. */
export const isOfTen = (record: FileRecord): boolean =>
  Number(fieldOf(record, 'rating').replace(',', '.')) > 5;

/** The row of a vote on a film. */
export function voteRow(record: FileRecord): DraftRow {
  const title = titleIn(record, 'movie_name');
  if (!['', '0'].includes(fieldOf(record, 'episode_id'))) return skippedRow(record, 'episode', title);
  const [, vote = ''] = /-(\d+)$/.exec(fieldOf(record, 'vote_key')) ?? [];
  const score = entryOf(VOTES, vote);
  if (score === undefined) return skippedRow(record, 'unknown-vote', title);
  return draftRow(record, { ...title, kind: 'film', score: { score } });
}
