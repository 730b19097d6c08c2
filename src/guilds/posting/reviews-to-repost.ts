import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { GuildView } from '../memory/act.ts';

/**
 * The reviews to post again, oldest first. The repost job stores nothing else, so that after a restart it continues with
 * what is left.
 */
export async function reviewsToRepost(guild: GuildView): Promise<Iterable<ReviewFacts>> {
  const isElsewhere = (facts: ReviewFacts) => isToRepost(guild, facts);
  return guild.memory.postings.byWriting(isElsewhere);
}

/** How many reviews there are to post again. */
export function countReviewsToRepost(guild: GuildView): number {
  const { memory } = guild;
  const { channelId } = memory.record;
  if (channelId === undefined) return 0;
  let count = 0;
  for (const id of memory.postings.channels.ids())
    if (id !== channelId) count += memory.postings.channels.get(id).counted;
  for (const facts of memory.postings.unsettled()) {
    // Counted above already, by the channel of its message.
    const isCountedAbove =
      facts.posting.state === 'posted' && facts.posting.channelId !== channelId && memory.isCounted(facts);
    count += Number(isToRepost(guild, facts)) - Number(isCountedAbove);
  }
  return count;
}

/** Whether a review counts although it has no message any more: a repost gives it a new one. */
export const isLost = (memory: GuildView['memory'], facts: ReviewFacts): boolean =>
  facts.posting.state === 'withheld' && memory.isCounted(facts);

/** Whether a review counts but has no message in the review channel, nor one on its way. False without that channel. */
export function isToRepost({ memory }: GuildView, facts: ReviewFacts | undefined): boolean {
  const { channelId } = memory.record;
  if (facts === undefined || channelId === undefined || !memory.isCounted(facts)) return false;
  const { posting } = facts;
  if (posting.state === 'withheld') return isLost(memory, facts);
  if (posting.state === 'wanted' || posting.successor === undefined) return posting.channelId !== channelId;
  return posting.successor.channelId !== channelId || posting.successor.messageId === undefined;
}
