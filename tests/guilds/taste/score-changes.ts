import { type Change, put } from '../../../src/guilds/memory/change.ts';
import { type Review, reviewKey } from '../../../src/reviews/review.ts';

/** A show that nobody has reviewed yet. */
export const showChange = (id: string, more: { mergedInto?: string; title?: string } = {}): Change =>
  put('shows', id, { id, title: `Show ${id}`, addedBy: '1', addedAt: 1, ...more });

/** A review that counts. @param score in tenths */
export function scoreChange(
  showId: string,
  authorId: string,
  score: number,
  more: Partial<Pick<Review, 'writtenAt' | 'imported'>> = {},
): Change {
  const author = { id: authorId, name: `Member ${authorId}`, avatarUrl: 'https://cdn.example/1.png' };
  return put('reviews', reviewKey(showId, authorId), {
    ...{ showId, author, score, spoilers: false, earlierScores: [], writtenAt: 1, ...more },
    posting: { state: 'withheld', reason: 'lost' },
  });
}

export const hidden = (showId: string, authorId: string): Change =>
  put('moderation', reviewKey(showId, authorId), { hidden: { by: '9', at: 1 } });
