import type { QuotedReview } from '../../src/presentation/cards/show-view.ts';
import type { NameOf } from '../../src/presentation/cards/top-view.ts';
import { messageLink } from '../../src/presentation/payload/message-link.ts';
import { isBehindSpoilerButton } from '../../src/presentation/reviews/review-embed.ts';
import { hasText, type Review } from '../../src/reviews/review.ts';
import type { CardContext } from './card-context.ts';

/**
 * The first of a show's reviews that has a text, to quote from; undefined when none has. Rejects with StorageError when its votes
 * can't be read.
 * @param keys the reviews, the most helpful first
 */
export async function quotedReview(
  { guild }: Pick<CardContext, 'guild'>,
  keys: readonly string[],
  reviews: ReadonlyMap<string, Review>,
  nameOf: NameOf,
): Promise<QuotedReview | undefined> {
  const { memory } = guild;
  const key = keys.find((each) => {
    const review = reviews.get(each);
    return review !== undefined && hasText(review);
  });
  const review = key === undefined ? undefined : reviews.get(key);
  if (key === undefined || review === undefined) return undefined;
  const { headline, body, score, author, posting } = review;
  const counts = await guild.counts(key);
  return {
    headline,
    body,
    isCovered: isBehindSpoilerButton({ review, covered: memory.moderation(key).covered !== undefined }),
    name: nameOf(author.id),
    score,
    isHelpful: counts.helpful > 0,
    counts,
    notHelpfulOff: memory.voteEmoji.notHelpful === undefined,
    link: posting.state === 'posted' ? messageLink(memory.id, posting) : undefined,
  };
}
