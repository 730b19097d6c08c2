import { createRole as addRole, setRole } from '../../src/sandbox/actions/members.ts';
import { findMember, findRole } from '../../src/sandbox/people/find.ts';
import type { World } from './world.ts';

/** Creates a role and gives it to these members. */
export function createRole({ sandbox }: World, name: string, ...holders: string[]): string {
  const { world, guildId } = sandbox;
  const role = addRole(world, guildId, name);
  for (const holder of holders) setRole(world, findMember(world, guildId, holder), role, true);
  return role.id;
}

/** Takes a role from a member. Without a privileged intent, Discord does not tell the bot. */
export function takeRole({ sandbox }: World, roleId: string, holder: string): void {
  const { world, guildId } = sandbox;
  setRole(world, findMember(world, guildId, holder), findRole(world, guildId, roleId), false);
}
