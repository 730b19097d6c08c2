import { votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { Decision } from '../../reviews/moderation/moderation.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

/**
 * Blocks a member from writing reviews and voting; an undefined `decision` unblocks them. Resolves once that is on disk
 * and their votes are recounted, to false when nothing changed.
 */
export function blockMember(
  guild: OpenGuild,
  userId: string,
  decision: Decision | undefined,
): Promise<boolean> {
  const { memory, store, votes } = guild;
  return guild.queue.run(`blocked:${userId}`, async () => {
    if ((memory.blocked(userId) === undefined) === (decision === undefined)) return false;
    if (decision === undefined) await store.blocked.delete(userId);
    else await store.blocked.set(userId, decision);
    memory.setBlocked(userId, decision);
    await votes.recountWhere((entry) => votersIn(entry).has(userId));
    return true;
  });
}
