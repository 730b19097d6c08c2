import type { QuotedReview } from '../../../src/presentation/cards/shows/show-view.ts';
import type { NameOf } from '../../../src/presentation/cards/shows/top-view.ts';
import { messageLink } from '../../../src/presentation/payload/message-link.ts';
import { isBehindSpoilerButton } from '../../../src/presentation/reviews/review-embed.ts';
import type { CardContext } from '../card-context.ts';

/**
 * The first of a show's reviews that has a text, to quote from; undefined when none has. Rejects with StorageError when its votes
 * can't be read.
 * @param keys the reviews, the most helpful first; one that can't be read is left out
 */
export async function quotedReview(
  { guild }: Pick<CardContext, 'guild'>,
  keys: readonly string[],
  nameOf: NameOf,
): Promise<QuotedReview | undefined> {
  const { memory } = guild;
  const first = await firstWithText(guild, keys);
  if (first === undefined) return undefined;
  const { key, review } = first;
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

async function firstWithText(guild: CardContext['guild'], keys: readonly string[]) {
  for (const key of keys) {
    if (guild.memory.reviewByKey(key)?.hasText !== true) continue;
    const review = await guild.readableReview(key);
    if (review !== undefined) return { key, review };
  }
  return undefined;
}
