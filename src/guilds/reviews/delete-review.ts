import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { outboxKey } from '../posting/outbox-key.ts';
import { requestRemoval } from '../posting/outbox-requests.ts';

export interface Deletion {
  /** User id of the author, or of a moderator. */
  readonly by: string;
  readonly now: number;
}

/** The key under which a deleted review is kept for undo. */
export const removedReviewKey = (guildId: string, reviewKey: string): string => `${guildId}:${reviewKey}`;

/**
 * Deletes a review and its votes; `restoreReview` can bring both back for ten minutes. Resolves once that is on disk,
 * to whether the review existed, and to the request that removes its message, if it has one.
 */
export function deleteReview(
  guild: OpenGuild,
  reviewKey: string,
  { by, now }: Deletion,
): Promise<{ readonly deleted: boolean; readonly removal?: OutboxEntry | undefined }> {
  const guildId = guild.memory.id;
  return guild.queue.run(reviewKey, async () => {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined) return { deleted: false };
    const votes = await guild.votes.read(reviewKey);
    const removed = { review, votes, removedBy: by, removedAt: now };
    await guild.store.removed.set(removedReviewKey(guildId, reviewKey), removed);
    const removal = await requestRemoval(guild, reviewKey, review.posting);
    await guild.store.reviews.delete(reviewKey);
    guild.memory.removeReview(reviewKey);
    await guild.store.outbox.delete(outboxKey(guildId, reviewKey));
    await guild.votes.remove(reviewKey);
    return { deleted: true, removal };
  });
}
