import type { Act } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';

export interface PostingReference {
  readonly reviewKey: string;
  readonly postingId: string;
}

/**
 * Somebody deleted the message of one review: the review is hidden as if by a moderator, even when its author writes it
 * again. Answers false when the message no longer showed the review.
 */
export const markDeletedByHand = (posting: PostingReference, now: number): Act<boolean> =>
  withhold(posting, 'deleted', now);

/**
 * A message was deleted with others, in bulk or with its channel: the review still counts and can be reposted. Answers as
 * `markDeletedByHand` does.
 */
export const markLost = (posting: PostingReference): Act<boolean> => withhold(posting, 'lost');

const withhold = (
  { reviewKey, postingId }: PostingReference,
  reason: 'deleted' | 'lost',
  hiddenAt?: number,
): Act<boolean> => ({
  turns: [reviewKey],
  async decide({ memory, store }) {
    const review = await store.reviews.get(reviewKey);
    if (review === undefined || review.posting.state === 'withheld' || review.posting.id !== postingId)
      return { changes: [], answer: false };
    const posting = { state: 'withheld', reason, lastChannelId: review.posting.channelId } as const;
    const changes: Change[] = [put('reviews', reviewKey, { ...review, posting })];
    if (hiddenAt !== undefined)
      changes.push(
        put('moderation', reviewKey, { ...memory.moderation(reviewKey), hidden: { at: hiddenAt } }),
      );
    return { changes, answer: true };
  },
});
