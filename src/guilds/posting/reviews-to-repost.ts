import type { GuildView } from '../memory/act.ts';
import type { ReviewFacts } from '../memory/review-index.ts';

/**
 * The reviews that count but have no message in the review channel, oldest first. The repost job stores nothing else,
 * so that after a restart it continues with what is left.
 */
export function reviewsToRepost({ memory }: GuildView): ReviewFacts[] {
  const { channelId } = memory.record;
  const isInReviewChannel = ({ posting }: ReviewFacts) =>
    'channelId' in posting && posting.channelId === channelId;
  return [...memory.reviews()]
    .filter((facts) => memory.isCounted(facts) && !isInReviewChannel(facts))
    .sort((a, b) => a.writtenAt - b.writtenAt);
}
