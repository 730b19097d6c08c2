import { placeOf } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { GuildView } from '../memory/act.ts';

/**
 * The reviews to post again, oldest first. The repost job stores nothing else, so that after a restart it continues with
 * what is left.
 */
export const reviewsToRepost = (guild: GuildView): AsyncGenerator<ReviewFacts> =>
  guild.memory.postings.byWriting((facts) => isToRepost(guild, facts));

/** How many reviews there are to post again. */
export function countReviewsToRepost({ memory }: GuildView): number {
  const { channelId } = memory.record;
  const { counted, unasked, channels } = memory.postings;
  return channelId === undefined ? 0 : counted - unasked - channels.get(channelId).counted;
}

/** Whether a review counts although it has no message any more: a repost gives it a new one. */
export const isLost = (memory: GuildView['memory'], facts: ReviewFacts): boolean =>
  facts.posting.state === 'withheld' && !isUnasked(facts) && memory.isCounted(facts);

/** Whether a review came by an import, and nobody has asked for a message. */
export const isUnasked = ({ posting }: Pick<ReviewFacts, 'posting'>): boolean =>
  posting.state === 'withheld' && posting.reason === 'imported';

/** Whether a review counts but has no message in the review channel, nor one on its way. False without that channel. */
export function isToRepost({ memory }: GuildView, facts: ReviewFacts | undefined): boolean {
  const { channelId } = memory.record;
  if (facts === undefined || channelId === undefined || !memory.isCounted(facts)) return false;
  return !isUnasked(facts) && placeOf(facts.posting) !== channelId;
}
