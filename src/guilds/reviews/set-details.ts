import type { Aspects, Progress, Review } from '../../reviews/review.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { type Actor, checkMay, memberTurn } from './rights.ts';

/** What a member adds to their review besides headline, text and score. */
export interface Details {
  readonly aspects: Aspects | undefined;
  readonly progress: Progress | undefined;
}

/** Replaces the details of a review. Rejects with UserError `review-not-found`, or as `checkMay` throws. */
export const setDetails = (reviewKey: string, actor: Actor, details: Details, now: number): Act<Review> => ({
  turns: [reviewKey, memberTurn(actor.userId)],
  async decide(guild) {
    const before = await guild.store.reviews.get(reviewKey);
    if (before === undefined) throw new UserError('review-not-found');
    checkMay(guild, 'write', actor, reviewKey);
    const review = { ...before, ...details };
    const request = await requestPosting(guild, reviewKey, review, now);
    return { changes: [put('reviews', reviewKey, review), ...request], answer: review };
  },
});
