import type { Aspects, Progress, Review } from '../../reviews/review.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';

/** What a member adds to their review besides headline, text and score. */
export interface Details {
  readonly aspects: Aspects | undefined;
  readonly progress: Progress | undefined;
}

/** Replaces the details of a review. Rejects with UserError `review-not-found` or `frozen`. */
export const setDetails = (reviewKey: string, details: Details): Act<Review> => ({
  turns: [reviewKey],
  async decide(guild) {
    const before = await guild.store.reviews.get(reviewKey);
    if (before === undefined) throw new UserError('review-not-found');
    if (guild.memory.moderation(reviewKey).frozen !== undefined) throw new UserError('frozen');
    const review = { ...before, ...details };
    const changes = [put('reviews', reviewKey, review), ...(await requestPosting(guild, reviewKey, review))];
    return { changes, answer: review };
  },
});
