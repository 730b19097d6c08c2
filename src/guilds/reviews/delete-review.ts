import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { outboxKey } from '../posting/outbox-key.ts';
import { requestRemoval } from '../posting/outbox-requests.ts';

/** Who deletes a review, and when (milliseconds since the epoch). */
export interface Deletion {
  /** User id of its author, or of a moderator. */
  readonly by: string;
  readonly now: number;
}

/** The key of a review that was deleted a moment ago. */
export const removedReviewKey = (guildId: string, reviewKey: string): string => `${guildId}:${reviewKey}`;

/**
 * Deletes a review with its votes; for ten minutes `restoreReview` brings both back. Resolves, when that is on disk, to
 * whether there was such a review, and to what the outbox has to do about its message, if it has one.
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
