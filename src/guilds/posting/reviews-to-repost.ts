import type { GuildView } from '../memory/act.ts';
import type { ReviewFacts } from '../memory/review-index.ts';

/**
 * The reviews to post again, oldest first. The repost job stores nothing else, so that after a restart it continues with
 * what is left.
 */
export const reviewsToRepost = (guild: GuildView): ReviewFacts[] =>
  [...guild.memory.reviews()]
    .filter((facts) => isToRepost(guild, facts))
    .sort((a, b) => a.writtenAt - b.writtenAt);

/** Whether a review counts but has no message in the review channel, nor one on its way. False without that channel. */
export function isToRepost({ memory }: GuildView, facts: ReviewFacts | undefined): boolean {
  const { channelId } = memory.record;
  if (facts === undefined || channelId === undefined || !memory.isCounted(facts)) return false;
  const { posting } = facts;
  if (posting.state === 'withheld') return true;
  if (posting.state === 'wanted' || posting.successor === undefined) return posting.channelId !== channelId;
  return posting.successor.channelId !== channelId || posting.successor.messageId === undefined;
}
