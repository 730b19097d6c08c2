import type { Posting } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import { UNDO_LIFETIME } from '../../storage/entries/entries.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { removedReviewKey } from './delete-review.ts';

/** `expired`: too late, or somebody else deleted the review. `rewritten`: its author has written a new one since. */
export type Restoration = 'restored' | 'expired' | 'rewritten';

/**
 * Brings back a review deleted within the last ten minutes, with its votes, and posts it: in the review channel, or where
 * it was when there is none. A review that was hidden or had no message stays without one.
 * @param by user id of whoever undoes it: it has to be the user who deleted the review
 */
export const restoreReview = (
  reviewKey: string,
  { by, now }: { readonly by: string; readonly now: number },
): Act<Restoration> => ({
  turns: [reviewKey],
  votesOf: [reviewKey],
  async decide(guild) {
    const key = removedReviewKey(guild.memory.id, reviewKey);
    const removed = await guild.store.removed.get(key);
    if (removed === undefined || removed.removedBy !== by) return { changes: [], answer: 'expired' };
    if (removed.removedAt + UNDO_LIFETIME <= now) return { changes: [], answer: 'expired' };
    if (guild.memory.reviewByKey(reviewKey) !== undefined) return { changes: [], answer: 'rewritten' };
    const posting = postingWhenRestored(guild, reviewKey, removed.review.posting);
    const review = { ...removed.review, posting };
    const changes: Change[] = [
      put('reviews', reviewKey, review),
      remove('removed', key),
      ...(await requestPosting(guild, reviewKey, review)),
    ];
    if (removed.votes !== undefined) changes.push(put('votes', reviewKey, removed.votes));
    return { changes, answer: 'restored' };
  },
});

function postingWhenRestored({ memory }: GuildView, reviewKey: string, before: Posting): Posting {
  if (memory.moderation(reviewKey).hidden !== undefined) return { state: 'withheld', reason: 'deleted' };
  if (before.state === 'withheld') return before;
  return { state: 'wanted', id: createId(), channelId: memory.record.channelId ?? before.channelId };
}
