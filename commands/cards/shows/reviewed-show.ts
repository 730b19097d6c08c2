import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { ScoredShow } from '../../../src/presentation/cards/shows/scored-show.ts';
import { messageLink } from '../../../src/presentation/payload/message-link.ts';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';

/** What a review says of a show, and where it stands; undefined when there is no such review. */
export function reviewedShow(
  memory: GuildMemory,
  key: string | undefined,
): (ScoredShow & { facts: ReviewFacts }) | undefined {
  const facts = key === undefined ? undefined : memory.reviewByKey(key);
  const show = facts && memory.show(facts.showId);
  if (facts === undefined || show === undefined) return undefined;
  const { score, posting } = facts;
  return {
    facts,
    show,
    score,
    link: posting.state === 'posted' ? messageLink(memory.id, posting) : undefined,
  };
}
