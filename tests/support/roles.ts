import { createRole as addRole, setRole } from '../../src/sandbox/actions/members.ts';
import { findMember, findRole } from '../../src/sandbox/people/find.ts';
import type { World } from './world.ts';

/** Makes a role, and gives it to members. */
export function createRole({ sandbox }: World, name: string, ...holders: string[]): string {
  const { world, guildId } = sandbox;
  const role = addRole(world, guildId, name);
  for (const holder of holders) setRole(world, findMember(world, guildId, holder), role, true);
  return role.id;
}

/** Takes a role from a member. Discord tells the bot nothing of it: that needs an intent which it does not have. */
export function takeRole({ sandbox }: World, roleId: string, holder: string): void {
  const { world, guildId } = sandbox;
  setRole(world, findMember(world, guildId, holder), findRole(world, guildId, roleId), false);
}
