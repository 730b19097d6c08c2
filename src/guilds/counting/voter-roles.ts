import { votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { changeSettings } from '../settings/guild-settings.ts';

/**
 * Lets only members with a role vote, or everybody (undefined). Resolves, when that is on disk and every vote is counted
 * anew, to the number of voters of whom nobody knows yet whether they hold the role.
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
 * Notes the roles of members, as Discord has just told them; of one who has left the guild, none. Nothing happens while
 * no role is required. Resolves when what is news is on disk, and the votes that it concerns are counted anew.
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
    // Another role may be required by now.
    if (eligibleVoters.roleId === roleId && eligibleVoters.setHolds(userId, holds)) changedIds.add(userId);
  }
  if (changedIds.size > 0)
    await guild.votes.recountWhere((entry) => !votersIn(entry).isDisjointFrom(changedIds));
}
