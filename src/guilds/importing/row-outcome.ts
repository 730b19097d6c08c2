import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { Author, Import, Review } from '../../reviews/review.ts';
import { unitedOpinion } from '../../reviews/united-opinion.ts';
import type { ClashRule, StagedRow } from '../../storage/entries/data-entries.ts';
import { editedReview } from '../reviews/edited-review.ts';
import { fingerprintOf, opinionOf } from './fingerprint.ts';

/** Why a row that could have become a review is left out, by what is there. */
export type LeftReason =
  | 'clash'
  | 'same'
  | 'repeated'
  | 'frozen'
  | 'hidden'
  | 'blocked'
  /** Its show is new, and its member has added as many as they may. */
  | 'too-many-shows'
  /** In a guild's export: its show is missing, or it is not as it was exported. */
  | 'unnamed'
  | 'unreadable';

export type RowOutcome = { readonly review: Review } | { readonly left: LeftReason };

export interface RowImport extends Import {
  readonly author: Author;
  readonly clashes: ClashRule;
}

/**
 * What becomes of a row where its member has reviewed the show already: by the rule that they have chosen. A file's row without a
 * text never takes the text away.
 */
export function clashOutcome(
  row: StagedRow,
  before: Review,
  { author, clashes, ...imported }: RowImport,
  counts: HelpfulCounts,
): RowOutcome {
  // Two rows turned out to be about one show, since shows were merged while the import went on.
  if (before.imported?.id === imported.id) return { left: 'repeated' };
  const opinion = unitedOpinion(row.opinion, before);
  if (fingerprintOf(opinionOf(opinion)) === fingerprintOf(opinionOf(before))) return { left: 'same' };
  if (clashes === 'mine') return { left: 'clash' };
  const { writtenAt, editedAt = writtenAt } = before;
  if (clashes === 'newer' && (row.writtenAt ?? 0) <= editedAt) return { left: 'clash' };
  const edit = { author, opinion, imported, pasted: undefined, now: imported.at };
  return { review: editedReview(before, edit, counts) };
}

/** The review that a row becomes where there was none. It has no message unless one is given. */
export const newReview = (
  { opinion, writtenAt }: StagedRow,
  showId: string,
  { author, clashes: _, ...imported }: RowImport,
): Review => ({
  ...opinion,
  showId,
  author,
  writtenAt: writtenAt ?? imported.at,
  earlierScores: [],
  imported,
  posting: { state: 'withheld', reason: 'imported' },
});
