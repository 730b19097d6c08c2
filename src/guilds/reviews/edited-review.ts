import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { Opinion, Review } from '../../reviews/review.ts';

/** What an edit puts in the place of an earlier text and score. */
export interface Edit extends Pick<Review, 'author' | 'pasted' | 'imported'> {
  readonly opinion: Opinion;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** An edit within this time of writing is not marked as one while the review has no votes, in milliseconds. */
const SILENT_EDIT_TIME = 60 * 60 * 1000;

/** More earlier scores than this tell nobody anything. */
const MOST_EARLIER_SCORES = 100;

/**
 * A review as an edit leaves it. The modal has no fields for aspects and progress, so an edit keeps them.
 * @param counts the votes on it: with one, others see that it was edited
 */
export function editedReview(
  before: Review,
  { author, opinion, pasted, imported = before.imported, now }: Edit,
  counts: HelpfulCounts,
): Review {
  const { showId, writtenAt, posting, aspects, progress, score, earlierScores } = before;
  const { helpful, notHelpful } = counts;
  // Others may have voted, or picked a show to watch, because of the earlier text or score.
  const shown = helpful + notHelpful > 0 || now - writtenAt >= SILENT_EDIT_TIME;
  const isTextNew = before.headline !== opinion.headline || before.body !== opinion.body;
  return {
    aspects,
    progress,
    ...opinion,
    showId,
    author,
    writtenAt,
    editedAt: now,
    textEditedAt: isTextNew && shown ? now : before.textEditedAt,
    earlierScores:
      score === undefined || score === opinion.score
        ? earlierScores
        : [...earlierScores, { score, until: now, shown }].slice(-MOST_EARLIER_SCORES),
    pasted,
    imported,
    posting,
  };
}
