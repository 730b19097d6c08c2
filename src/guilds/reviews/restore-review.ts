import type { Posting } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import { UNDO_LIFETIME } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { addReviewChannel } from '../settings/guild-settings.ts';
import { removedReviewKey } from './delete-review.ts';

/** `expired`: too late, or somebody else deleted the review. `rewritten`: its author has written a new one since. */
export type Restoration = 'restored' | 'expired' | 'rewritten';

/**
 * Brings back a review deleted within the last ten minutes, with its votes, and requests that it is posted: in the
 * review channel, or where it was when there is none. A review that was hidden or had no message stays without one.
 * @param by user id of whoever undoes it: it has to be the user who deleted the review
 */
export function restoreReview(
  guild: OpenGuild,
  reviewKey: string,
  { by, now }: { readonly by: string; readonly now: number },
): Promise<Restoration> {
  return guild.queue.run(reviewKey, async () => {
    const key = removedReviewKey(guild.memory.id, reviewKey);
    const removed = await guild.store.removed.get(key);
    if (removed === undefined || removed.removedBy !== by) return 'expired';
    if (removed.removedAt + UNDO_LIFETIME <= now) return 'expired';
    if (guild.memory.reviewByKey(reviewKey) !== undefined) return 'rewritten';
    const review = {
      ...removed.review,
      posting: postingWhenRestored(guild, reviewKey, removed.review.posting),
    };
    if (review.posting.state === 'wanted') await addReviewChannel(guild, review.posting.channelId);
    if (removed.votes !== undefined) await guild.votes.restore(reviewKey, removed.votes);
    await requestPosting(guild, reviewKey, review);
    await guild.store.reviews.set(reviewKey, review);
    guild.memory.putReview(review);
    await guild.votes.recount(reviewKey);
    await guild.store.removed.delete(key);
    return 'restored';
  });
}

function postingWhenRestored({ memory }: OpenGuild, reviewKey: string, before: Posting): Posting {
  if (memory.moderation(reviewKey).hidden !== undefined) return { state: 'withheld', reason: 'deleted' };
  if (before.state === 'withheld') return before;
  return { state: 'wanted', id: createId(), channelId: memory.record.channelId ?? before.channelId };
}
