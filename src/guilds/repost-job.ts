import type { Job } from '../storage/entries.ts';
import type { OpenGuild } from './guild-directory.ts';
import type { ReviewFacts } from './review-index.ts';

/** The key of a guild's repost job. */
const repostKey = (guildId: string): string => `${guildId}:repost`;

/**
 * The reviews that have to be posted anew, so that all that count are in the review channel: those that are posted
 * elsewhere or have lost their message, oldest first. Nothing else is kept of how far the work is, so that it goes on
 * after a restart, and finishes what another run began.
 */
export function reviewsToRepost({ memory }: OpenGuild): ReviewFacts[] {
  const { channelId } = memory.record;
  const isThere = ({ posting }: ReviewFacts) => 'channelId' in posting && posting.channelId === channelId;
  return [...memory.reviews()]
    .filter((facts) => memory.isCounted(facts) && !isThere(facts))
    .sort((one, other) => one.writtenAt - other.writtenAt);
}

/** Notes that the work has to be done; false when it is under way already. Resolves when that is on disk. */
export function startRepost(guild: OpenGuild, startedBy: string, now: number): Promise<boolean> {
  const guildId = guild.memory.id;
  return guild.queue.run('repost', async () => {
    if ((await guild.store.jobs.get(repostKey(guildId))) !== undefined) return false;
    const total = reviewsToRepost(guild).length;
    await guild.store.jobs.set(repostKey(guildId), {
      kind: 'repost',
      guildId,
      startedBy,
      startedAt: now,
      total,
    });
    return true;
  });
}

/** The work under way; undefined when there is none. */
export const runningRepost = ({ memory, store }: OpenGuild): Promise<Job | undefined> =>
  store.jobs.get(repostKey(memory.id));

/** Notes that the work is done. */
export async function finishRepost({ memory, store }: OpenGuild): Promise<void> {
  await store.jobs.delete(repostKey(memory.id));
}
