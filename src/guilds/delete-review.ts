import { createId } from './create-id.ts';
import type { OpenGuild } from './guild-directory.ts';
import { outboxKey } from './outbox-key.ts';

/**
 * Deletes a review with its votes, and asks the outbox to remove its message. False when there is no such review
 * (any more).
 */
export function deleteReview(guild: OpenGuild, reviewKey: string): Promise<boolean> {
  return guild.queue.run(reviewKey, async () => {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined) return false;
    const { posting } = review;
    if (posting.state !== 'withheld') {
      const key = outboxKey({ guildId: guild.memory.id, reviewKey });
      const messageId = posting.state === 'posted' ? posting.messageId : undefined;
      const attemptedAt = (await guild.store.outbox.get(key))?.attemptedAt;
      const { id: postingId, channelId } = posting;
      const entry = {
        ticket: createId(),
        guildId: guild.memory.id,
        reviewKey,
        postingId,
        channelId,
        messageId,
        attemptedAt,
      };
      await guild.store.outbox.set(key, { ...entry, action: 'remove' });
    }
    await guild.store.reviews.delete(reviewKey);
    guild.memory.removeReview(reviewKey);
    await guild.votes.remove(reviewKey);
    return true;
  });
}
