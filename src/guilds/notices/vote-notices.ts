import { milestoneReached } from '../../reviews/counting/milestones.ts';
import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import type { ReviewFacts } from '../memory/review-index.ts';
import { changeNotices } from './notices.ts';

/**
 * Stores a notice for the author when a review has reached a milestone that they have not been told of. Resolves once
 * it is on disk.
 * @param before the counts before the change
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
 * Stores a notice for an author who voted on their own review: that vote does not count. Does nothing when they were
 * told before. Resolves once it is on disk.
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
