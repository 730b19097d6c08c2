import type { ReviewFacts } from '../guilds/guild.ts';
import type { OpenGuild } from '../guilds/guild-directory.ts';
import type { Posting } from '../reviews/review.ts';

export type PostedReview = ReviewFacts & { readonly posting: Extract<Posting, { state: 'posted' }> };

/** The posted reviews of a guild, newest message first. */
export function postedReviews({ memory }: OpenGuild): PostedReview[] {
  const posted = [...memory.reviews()].filter(isPosted);
  return posted.sort((one, other) =>
    BigInt(one.posting.messageId) < BigInt(other.posting.messageId) ? 1 : -1,
  );
}

const isPosted = (review: ReviewFacts): review is PostedReview => review.posting.state === 'posted';
