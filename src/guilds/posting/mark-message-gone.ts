import type { Posting } from '../../reviews/review.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

/** The posting whose message is gone. */
export interface PostingReference {
  readonly reviewKey: string;
  readonly postingId: string;
}

/**
 * Somebody deleted the one message that shows a review: that counts as hidden by a moderator, also when its author
 * writes it anew. Resolves, when that is on disk, to whether the review was (still) shown by that message.
 */
export const markDeletedByHand = (
  guild: OpenGuild,
  posting: PostingReference,
  now: number,
): Promise<boolean> => withhold(guild, posting, { state: 'withheld', reason: 'deleted' }, now);

/**
 * The message went with others, in a bulk deletion or with its channel: the review counts on, and waits for the
 * reviews to be posted anew. Resolves as `markDeletedByHand` does.
 */
export const markLost = (guild: OpenGuild, posting: PostingReference): Promise<boolean> =>
  withhold(guild, posting, { state: 'withheld', reason: 'lost' });

function withhold(
  guild: OpenGuild,
  { reviewKey, postingId }: PostingReference,
  withheld: Posting,
  hiddenAt?: number,
): Promise<boolean> {
  return guild.queue.run(reviewKey, async () => {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined || !('id' in review.posting) || review.posting.id !== postingId) return false;
    // Before the review: what is hidden and has a posting is shown as hidden; the other way round it could come back.
    if (hiddenAt !== undefined) {
      const moderation = { ...guild.memory.moderation(reviewKey), hidden: { at: hiddenAt } };
      await guild.store.moderation.set(reviewKey, moderation);
      guild.memory.setModeration(reviewKey, moderation);
    }
    const changed = { ...review, posting: withheld };
    await guild.store.reviews.set(reviewKey, changed);
    guild.memory.putReview(changed);
    return true;
  });
}
