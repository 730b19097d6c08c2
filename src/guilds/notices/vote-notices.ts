import { milestoneReached } from '../../reviews/counting/milestones.ts';
import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import type { ReviewFacts } from '../memory/review-index.ts';
import { changeNotices } from './notices.ts';

/**
 * Keeps for its author how many people found a review helpful, when that has reached a milestone of which they were not
 * told before. Resolves when that is on disk.
 * @param before what was counted a moment ago
 * @param now milliseconds since the epoch
 */
export async function addMilestoneNotice(
  guild: OpenGuild,
  { key, showId, authorId }: ReviewFacts,
  before: HelpfulCounts,
  now: number,
): Promise<void> {
  const count = milestoneReached(guild.memory.counts(key).helpful);
  if (count <= milestoneReached(before.helpful)) return;
  const title = guild.memory.show(showId)?.title;
  await changeNotices(guild, authorId, (entry) => {
    if (count <= (entry.milestones?.[key] ?? 0)) return entry;
    return {
      ...entry,
      notices: [...entry.notices, { act: 'milestone', title, count, at: now }],
      milestones: { ...entry.milestones, [key]: count },
    };
  });
}

/**
 * Keeps for an author who has reacted to their own review that this does not count, unless they were told before.
 * Resolves when that is on disk.
 * @param now milliseconds since the epoch
 */
export function addOwnVoteNotice(
  guild: OpenGuild,
  { showId, authorId }: ReviewFacts,
  now: number,
): Promise<void> {
  const title = guild.memory.show(showId)?.title;
  return changeNotices(guild, authorId, (entry) =>
    entry.knowsOwnVote
      ? entry
      : {
          ...entry,
          notices: [...entry.notices, { act: 'own-vote', title, at: now }],
          knowsOwnVote: true,
        },
  );
}
