import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';

/**
 * Stores whether members hold the voter role, according to the roles that Discord has just sent (none for a member who
 * left). Recounts the votes of members for whom it changes. Does nothing while no role is required.
 * @param isWanted whether it is still to be stored when the act's turn comes; absent: it is
 */
export const updateVoterRoles = (
  members: ReadonlyMap<string, readonly string[]>,
  isWanted: (memory: GuildMemory, userId: string) => boolean = () => true,
): Act<void> => ({
  turns: ['voters'],
  decide({ memory }) {
    const { eligibleVoters } = memory;
    const { roleId } = eligibleVoters;
    if (roleId === undefined) return { changes: [], answer: undefined };
    const changes = [...members]
      .filter(([userId]) => isWanted(memory, userId))
      .map(([userId, roleIds]) => ({ userId, holds: roleIds.includes(roleId) }))
      .filter(({ userId, holds }) => eligibleVoters.holds(userId) !== holds)
      .map(({ userId, holds }) => put('voters', userId, { roleId, holds }));
    return { changes, answer: undefined };
  },
});
