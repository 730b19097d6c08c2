import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/**
 * Stores whether members hold the voter role, according to the roles that Discord has just sent (none for a member who
 * left). Recounts the votes of members for whom it changes. Does nothing while no role is required.
 */
export const updateVoterRoles = (members: ReadonlyMap<string, readonly string[]>): Act<void> => ({
  turns: ['voters'],
  decide({ memory: { eligibleVoters } }) {
    const { roleId } = eligibleVoters;
    if (roleId === undefined) return { changes: [], answer: undefined };
    const changes = [...members]
      .map(([userId, roleIds]) => ({ userId, holds: roleIds.includes(roleId) }))
      .filter(({ userId, holds }) => eligibleVoters.holds(userId) !== holds)
      .map(({ userId, holds }) => put('voters', userId, { roleId, holds }));
    return { changes, answer: undefined };
  },
});
