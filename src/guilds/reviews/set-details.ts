import type { Aspects, Progress, Review } from '../../reviews/review.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { requestPosting } from '../posting/outbox-requests.ts';

/** What a member adds to their review besides headline, text and score. */
export interface Details {
  readonly aspects: Aspects | undefined;
  readonly progress: Progress | undefined;
}

/**
 * Replaces the details of a review and requests an update of its message. Resolves once that is on disk; rejects with
 * UserError `review-not-found` or `frozen`.
 */
export function setDetails(guild: OpenGuild, reviewKey: string, details: Details): Promise<Review> {
  return guild.queue.run(reviewKey, async () => {
    const before = await guild.store.reviews.get(reviewKey);
    if (before === undefined) throw new UserError('review-not-found');
    if (guild.memory.moderation(reviewKey).frozen !== undefined) throw new UserError('frozen');
    const review = { ...before, ...details };
    await requestPosting(guild, reviewKey, review);
    await guild.store.reviews.set(reviewKey, review);
    guild.memory.putReview(review);
    return review;
  });
}
