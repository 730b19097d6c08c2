import type { Aspects, Progress } from '../../../reviews/review.ts';
import type { ShowKind } from '../../../reviews/shows/show.ts';
import type { ShowIds } from '../../../reviews/shows/show-ids.ts';
import type { SkippedRow, SkipReason } from '../../imported-review.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import type { ReadScore } from '../../parsing/read-score.ts';
import type { DraftRow } from '../format.ts';

/** Where a record stands: see `ImportedReview`. */
export type Place = Pick<FileRecord, 'file' | 'line'>;

/** What a record says, as its format has read it. */
export interface Found {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  readonly ids?: ShowIds | undefined;
  readonly score?: ReadScore | undefined;
  /** The column or property of the score, to say so where it can't be read. */
  readonly scoreColumn?: string | undefined;
  readonly headline?: string | undefined;
  readonly text?: string | undefined;
  readonly spoilers?: boolean | undefined;
  readonly aspects?: Aspects | undefined;
  readonly progress?: Progress | undefined;
  /** Milliseconds since the epoch. */
  readonly writtenAt?: number | undefined;
  readonly watchedAt?: number | undefined;
}

/** A row that does not become a review. */
export const skippedRow = (
  { file, line }: Place,
  reason: SkipReason,
  more: Pick<SkippedRow, 'title' | 'text' | 'column'> = {},
): { readonly skipped: SkippedRow } => ({ skipped: { file, line, reason, ...more } });

/** The row of a record; unreadable when what stands for its score is none. */
export function draftRow({ file, line }: Place, found: Found): DraftRow {
  const { title, year, kind, ids = {}, score = {}, writtenAt, watchedAt } = found;
  if (score.isUnreadable)
    return skippedRow({ file, line }, 'unreadable', { title, column: found.scoreColumn });
  const { headline, text: body, spoilers = false, aspects, progress } = found;
  const opinion = { headline, body, score: score.score, spoilers, aspects, progress };
  return {
    review: { file, line, title, year, kind, ids, opinion, rounded: score.rounded, writtenAt, watchedAt },
  };
}

/** A row that had no score, with one, or that had one, without: unreadable when it is none. */
export function withScore(row: DraftRow, score: ReadScore, column: string): DraftRow {
  if (!('review' in row)) return row;
  const { review } = row;
  if (score.isUnreadable) return skippedRow(review, 'unreadable', { title: review.title, column });
  return {
    review: { ...review, opinion: { ...review.opinion, score: score.score }, rounded: score.rounded },
  };
}
