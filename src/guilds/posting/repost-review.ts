import { createId } from '../../storage/create-id.ts';
import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { requestPosting, requestRemoval } from './outbox-requests.ts';

/**
 * Posts a review again in this channel; its votes are carried over, and its old message is removed once the new one
 * stands. Answers whether the review exists.
 */
export const repostReview = (reviewKey: string, channelId: string): Act<boolean> => ({
  turns: [reviewKey],
  // Once the old message is removed, Discord no longer has its votes.
  votesOf: [reviewKey],
  async decide(guild) {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined) return { changes: [], answer: false };
    const changed = { ...review, posting: { state: 'wanted', id: createId(), channelId } as const };
    const changes = [
      put('reviews', reviewKey, changed),
      ...(await requestPosting(guild, reviewKey, changed)),
      ...(await requestRemoval(guild, reviewKey, review.posting, true)),
    ];
    return { changes, answer: true };
  },
});
