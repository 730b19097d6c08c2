import { milestoneReached } from '../../reviews/counting/milestones.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Act } from '../memory/act.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';
import { changeNotices } from './notices.ts';

/**
 * Tells the author when a review has reached a milestone that they have not been told of.
 * @param now milliseconds since the epoch
 */
export function milestoneNotice(
  memory: GuildMemory,
  { key, showId, authorId }: ReviewFacts,
  now: number,
): Act<void> | undefined {
  const count = milestoneReached(memory.counts(key)?.helpful ?? 0);
  if (count <= (memory.notices.told(authorId).milestones?.[key] ?? 0)) return undefined;
  const title = memory.show(showId)?.title;
  return changeNotices(authorId, (entry) =>
    count <= (entry.milestones?.[key] ?? 0)
      ? entry
      : {
          ...entry,
          notices: [...entry.notices, { act: 'milestone', title, count, at: now }],
          milestones: { ...entry.milestones, [key]: count },
        },
  );
}

/**
 * Tells an author who voted on their own review that such a vote does not count; undefined when they were told before.
 * @param now milliseconds since the epoch
 */
export function ownVoteNotice(
  memory: GuildMemory,
  { showId, authorId }: ReviewFacts,
  now: number,
): Act<void> | undefined {
  if (memory.notices.told(authorId).knowsOwnVote) return undefined;
  const title = memory.show(showId)?.title;
  return changeNotices(authorId, (entry) =>
    entry.knowsOwnVote
      ? entry
      : {
          ...entry,
          notices: [...entry.notices, { act: 'own-vote', title, at: now }],
          knowsOwnVote: true,
        },
  );
}
