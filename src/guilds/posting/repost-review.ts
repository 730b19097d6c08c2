import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { addReviewChannel } from '../settings/guild-settings.ts';
import { requestPosting, requestRemoval } from './outbox-requests.ts';

/**
 * Asks for a review to be posted anew in a channel; its votes are carried to the new message. Resolves, when that is on
 * disk, to what the outbox has to do about the message that showed it so far, if there is one; to `false` when there is
 * no such review.
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
    // Discord cannot be asked again for the votes on a message that is removed.
    return guild.votes.whenWritten(reviewKey, async () => {
      const removal = await requestRemoval(guild, reviewKey, review.posting);
      await requestPosting(guild, reviewKey, changed);
      await guild.store.reviews.set(reviewKey, changed);
      guild.memory.putReview(changed);
      return removal;
    });
  });
}
