import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/**
 * Stores whether members hold the voter role, by the roles that Discord has just sent; a member who left has none. Votes
 * of members for whom that changes are counted again. Does nothing while no role is required.
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
