import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { addReviewChannel } from '../settings/guild-settings.ts';
import { requestPosting, requestRemoval } from './outbox-requests.ts';

/**
 * Stores a request to post a review again in this channel; its votes are carried over. Resolves once that is on disk,
 * to the request that removes the old message, if any, and to `false` when the review does not exist.
 */
export function repostReview(
  guild: OpenGuild,
  reviewKey: string,
  channelId: string,
): Promise<OutboxEntry | undefined | false> {
  return guild.queue.run(reviewKey, async () => {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined) return false;
    await addReviewChannel(guild, channelId);
    const changed = { ...review, posting: { state: 'wanted', id: createId(), channelId } as const };
    // Once the old message is removed, Discord no longer has its votes.
    return guild.votes.whenWritten(reviewKey, async () => {
      const removal = await requestRemoval(guild, reviewKey, review.posting);
      await requestPosting(guild, reviewKey, changed);
      await guild.store.reviews.set(reviewKey, changed);
      guild.memory.putReview(changed);
      return removal;
    });
  });
}
