import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import type { PostedPosting } from '../../reviews/review.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';

export type PostedReview = ReviewFacts & { readonly posting: PostedPosting };

/** The posted reviews of a guild, newest message first. */
export function postedReviews({ memory }: OpenGuild): PostedReview[] {
  const posted = [...memory.reviews()].filter(isPosted);
  return posted.sort((a, b) => compareSnowflakes(b.posting.messageId, a.posting.messageId));
}

export const isPosted = (review: ReviewFacts): review is PostedReview => review.posting.state === 'posted';
