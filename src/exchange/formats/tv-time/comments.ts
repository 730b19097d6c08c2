import { entryOf } from '../../parsing/entry-of.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import { readDate } from '../../parsing/read-date.ts';
import type { DraftRow } from '../format.ts';
import { draftRow, skippedRow } from '../values/draft.ts';
import { readText } from '../values/text.ts';
import { fieldOf, titleIn } from './fields.ts';

/** What stands before the id in the key of a comment; others are answers, likes, reports and what was read. */
const COMMENT = /^comment-/;
const KINDS = { movie: 'film', series: 'series', show: 'series' } as const;

/**
 * The row of a comment, which is skipped unless it is the member's own, of top level, and about a film or a show.
 * @param member the member's id; undefined where nothing says which one it is
 */
export function commentRow(record: FileRecord, member: string | undefined): DraftRow {
  const of = (name: string) => fieldOf(record, name);
  const isOld = record.part === 'older comments';
  const entity = isOld ? 'show' : of('entity_type').toLowerCase();
  const kind = entryOf<'film' | 'series'>(KINDS, entity);
  const title = titleIn(record, isOld ? 'tv_show_name' : kind === 'film' ? 'movie_name' : 'series_name');
  if (!isOwn(record, member)) return skippedRow(record, 'not-own');
  if (isAnswer(record)) return skippedRow(record, 'reply', title);
  if (kind === undefined) return skippedRow(record, entity === 'episode' ? 'episode' : 'unknown-type', title);
  return draftRow(record, {
    ...title,
    kind,
    text: readText(of(isOld ? 'comment' : 'text')),
    // Older comments count how many members have reported them as spoilers.
    spoilers: /^(?:true|1)$/i.test(of('is_spoiler')) || Number(of('spoiler_count')) > 0,
    writtenAt: readDate(of('created_at')),
  });
}

const isOwn = (record: FileRecord, member: string | undefined): boolean =>
  member !== undefined && fieldOf(record, 'user_id') === member;

function isAnswer(record: FileRecord): boolean {
  const key = fieldOf(record, 'sort_key');
  const type = fieldOf(record, 'type');
  const hasParent = !['', '0', 'null'].includes(fieldOf(record, 'parent_comment_id'));
  return (
    (key !== '' && !COMMENT.test(key)) ||
    (type !== '' && type !== 'comment') ||
    hasParent ||
    Number(fieldOf(record, 'depth')) > 0
  );
}
