import { votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { changeSettings } from '../settings/guild-settings.ts';

/**
 * Lets only members with this role vote; undefined lets everybody vote. Resolves once the setting is on disk and all
 * votes are recounted, to the number of voters whose roles still have to be fetched.
 */
export async function requireVoterRole(guild: OpenGuild, roleId: string | undefined): Promise<number> {
  const { memory, votes } = guild;
  await changeSettings(guild, { voterRoleId: roleId });
  memory.eligibleVoters.requireRole(roleId);
  await votes.recountWhere((entry) => {
    memory.eligibleVoters.addVoters(votersIn(entry));
    return true;
  });
  return memory.eligibleVoters.unknown.size;
}

/**
 * Stores whether members hold the voter role, by the roles that Discord has just sent; a member who left has none. Does
 * nothing while no role is required. Resolves once changes are on disk and the votes of those members are recounted.
 */
export async function updateVoterRoles(
  guild: OpenGuild,
  members: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const { eligibleVoters } = guild.memory;
  const { roleId } = eligibleVoters;
  if (roleId === undefined) return;
  const changedIds = new Set<string>();
  for (const [userId, roleIds] of members) {
    const holds = roleIds.includes(roleId);
    if (eligibleVoters.holds(userId) === holds) continue;
    await guild.store.voters.set(userId, { roleId, holds });
    // A manager may have set another role while the entry was written.
    if (eligibleVoters.roleId === roleId && eligibleVoters.setHolds(userId, holds)) changedIds.add(userId);
  }
  if (changedIds.size > 0)
    await guild.votes.recountWhere((entry) => !votersIn(entry).isDisjointFrom(changedIds));
}
