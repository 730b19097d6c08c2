import type { Posting } from '../../reviews/review.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

export interface PostingReference {
  readonly reviewKey: string;
  readonly postingId: string;
}

/**
 * Call when somebody deleted the message of one review: the review is hidden as if by a moderator, even when its author
 * writes it again. Resolves once that is on disk, to false when the message no longer showed the review.
 */
export const markDeletedByHand = (
  guild: OpenGuild,
  posting: PostingReference,
  now: number,
): Promise<boolean> => withhold(guild, posting, { state: 'withheld', reason: 'deleted' }, now);

/**
 * Call when a message was deleted with others, in bulk or with its channel: the review still counts and can be
 * reposted. Resolves as `markDeletedByHand` does.
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
    // First, so that a crash between the two writes leaves the review hidden rather than waiting for a repost.
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
