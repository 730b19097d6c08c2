import { memberKey } from '../../src/sandbox/world/world.ts';
import type { World } from './world.ts';

/** Makes a role, and gives it to a member. */
export function createRole({ sandbox }: World, name: string, ...holders: string[]): string {
  const { world, guildId } = sandbox;
  const role = { id: world.newId(), guild_id: guildId, name, position: 2, managed: false, permissions: '0' };
  world.roles.put(role.id, role);
  world.dispatch({
    name: 'GUILD_ROLE_CREATE',
    guildId,
    data: { guild_id: guildId, role: { ...role, color: 0, hoist: false, mentionable: false, flags: 0 } },
  });
  for (const holder of holders) {
    const key = memberKey(guildId, sandbox.member(holder).id);
    const member = world.members.get(key);
    if (member) world.members.put(key, { ...member, roles: [...member.roles, role.id] });
  }
  return role.id;
}

/** Takes a role from a member. Discord tells the bot nothing of it: that needs an intent which it does not have. */
export function takeRole({ sandbox }: World, roleId: string, holder: string): void {
  const { world, guildId } = sandbox;
  const key = memberKey(guildId, sandbox.member(holder).id);
  const member = world.members.get(key);
  if (member) world.members.put(key, { ...member, roles: member.roles.filter((id) => id !== roleId) });
}
