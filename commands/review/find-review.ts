import type { Review } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ReviewInvocation } from './invocation.ts';
import { readOwnShow } from './naming/read-show.ts';

/** A member's review of a show. Throws UserError `review-not-found` when the review or the show does not exist. */
export async function findReview(
  { guild }: ReviewInvocation,
  showId: string,
  authorId: string,
): Promise<{ readonly review: Review; readonly show: Show }> {
  const review = await guild.store.reviews.get(guild.memory.reviewKey(showId, authorId));
  const show = guild.memory.show(showId);
  if (review === undefined || show === undefined) throw new UserError('review-not-found');
  return { review, show };
}

/** The show that an option names and the member has reviewed. Rejects with UserError `not-reviewed` when there is none. */
export async function findReviewedShow({ guild, userId }: ReviewInvocation, value: string): Promise<Show> {
  const own = await readOwnShow(guild.memory, userId, value);
  if (own === undefined) throw new UserError('not-reviewed');
  return own;
}
