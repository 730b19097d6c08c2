import type { OpenGuild } from '../memory/guild-directory.ts';
import type { ReviewFacts } from '../memory/review-index.ts';

/**
 * The reviews that have to be posted anew, so that all that count are in the review channel: those that are posted
 * elsewhere or have lost their message, oldest first. Nothing else is kept of how far the work is, so that it goes on
 * after a restart, and finishes what another run began.
 */
export function reviewsToRepost({ memory }: OpenGuild): ReviewFacts[] {
  const { channelId } = memory.record;
  const isInReviewChannel = ({ posting }: ReviewFacts) =>
    'channelId' in posting && posting.channelId === channelId;
  return [...memory.reviews()]
    .filter((facts) => memory.isCounted(facts) && !isInReviewChannel(facts))
    .sort((a, b) => a.writtenAt - b.writtenAt);
}
