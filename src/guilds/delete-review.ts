import type { OutboxEntry } from '../storage/entries.ts';
import type { OpenGuild } from './guild-directory.ts';
import { outboxKey } from './outbox-key.ts';
import { askForRemoval } from './outbox-requests.ts';

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
