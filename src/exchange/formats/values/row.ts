import type { Opinion, Progress } from '../../../reviews/review.ts';
import type { ShowKind } from '../../../reviews/shows/show.ts';
import type { ShowIds } from '../../../reviews/shows/show-ids.ts';
import type { ReadRow, SkipReason } from '../../imported-review.ts';
import type { FileScore } from './score.ts';

/** Where a record stands: see `ImportedReview`. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What a record says, as its format has read it. */
export interface Found {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  readonly ids?: ShowIds | undefined;
  /** Undefined when what stands there is no score: the row cannot be read. */
  readonly score: FileScore | undefined;
  /** The column or property of the score, to say where the row cannot be read. */
  readonly scoreColumn: string;
  readonly headline?: string | undefined;
  readonly text?: string | undefined;
  readonly spoilers?: boolean | undefined;
  readonly progress?: Progress | undefined;
  /** Milliseconds since the epoch. */
  readonly writtenAt?: number | undefined;
}

/** A row that does not become a review. */
export const skipped = (
  place: Place,
  reason: SkipReason,
  more: { readonly title?: string | undefined; readonly column?: string } = {},
): ReadRow => ({ skipped: { ...place, reason, ...more } });

/** The review of a record; skipped when it names no show, has no score that can be read, or neither a score nor a text. */
export function reviewRow(place: Place, found: Found): ReadRow {
  const { title, year, kind, ids = {}, score, headline, text, spoilers = false, progress, writtenAt } = found;
  if (score === undefined) return skipped(place, 'unreadable', { title, column: found.scoreColumn });
  if (score.score === undefined && text === undefined && headline === undefined)
    return skipped(place, 'no-opinion', { title });
  if (title === undefined && Object.keys(ids).length === 0) return skipped(place, 'unnamed');
  const opinion: Opinion = { headline, body: text, score: score.score, spoilers, progress };
  return { review: { ...place, title, year, kind, ids, opinion, rounded: score.rounded, writtenAt } };
}
