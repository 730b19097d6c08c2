import type { Review } from '../../reviews/review.ts';
import type { Score } from '../../reviews/score.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { type Actor, checkMay, memberTurn } from './rights.ts';

/**
 * Gives a review that has no score this one; never changes a score. Answers the review as it is then. Rejects with UserError
 * `review-not-found`, or as `checkMay` throws.
 */
export const addScore = (reviewKey: string, actor: Actor, score: Score, now: number): Act<Review> => ({
  turns: [reviewKey, memberTurn(actor.userId)],
  async decide(guild) {
    const before = await guild.store.reviews.get(reviewKey);
    if (before === undefined) throw new UserError('review-not-found');
    if (before.score !== undefined) return { changes: [], answer: before };
    checkMay(guild, 'write', actor, reviewKey);
    const review = { ...before, score };
    const request = await requestPosting(guild, reviewKey, review, now);
    return { changes: [put('reviews', reviewKey, review), ...request], answer: review };
  },
});
