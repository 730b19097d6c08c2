import type { Posting } from '../reviews/review.ts';
import type { OutboxEntry } from '../storage/entries.ts';
import { createId } from './create-id.ts';
import type { OpenGuild } from './guild-directory.ts';
import { outboxKey, outboxKeyOf } from './outbox-key.ts';

/**
 * Deletes a review with its votes. Resolves, when that is on disk, to what the outbox has to do about its message; to
 * undefined when there is no such review (any more), or no message.
 */
export function deleteReview(guild: OpenGuild, reviewKey: string): Promise<OutboxEntry | undefined> {
  return guild.queue.run(reviewKey, async () => {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined) return undefined;
    const removal = await askForRemoval(guild, reviewKey, review.posting);
    await guild.store.reviews.delete(reviewKey);
    guild.memory.removeReview(reviewKey);
    await guild.store.outbox.delete(outboxKey(guild.memory.id, reviewKey));
    await guild.votes.remove(reviewKey);
    return removal;
  });
}

/**
 * Before the review is deleted: a removal whose review is still there does nothing, a message without a review would
 * stay.
 */
async function askForRemoval(
  guild: OpenGuild,
  reviewKey: string,
  posting: Posting,
): Promise<OutboxEntry | undefined> {
  if (posting.state === 'withheld') return undefined;
  const guildId = guild.memory.id;
  const pending = await guild.store.outbox.get(outboxKey(guildId, reviewKey));
  const removal: OutboxEntry = {
    ticket: createId(),
    action: 'remove',
    guildId,
    reviewKey,
    postingId: posting.id,
    channelId: posting.channelId,
    messageId: posting.state === 'posted' ? posting.messageId : undefined,
    attemptedAt: pending?.attemptedAt,
  };
  await guild.store.outbox.set(outboxKeyOf(removal), removal);
  return removal;
}
