import { can, permissionLabel } from '../world/permissions.ts';
import type { ChannelRecord, MemberRecord, RoleRecord, SandboxMessage } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';

/** A guild's channel by its id or name, with or without `#`. @throws when there is none */
export function findChannel(world: World, guildId: string, nameOrId: string): ChannelRecord {
  const name = nameOrId.replace(/^#/, '');
  const channel = world.channels
    .values()
    .find((other) => other.guild_id === guildId && (other.id === name || other.name === name));
  if (!channel) throw new Error(`There is no channel "${nameOrId}"`);
  return channel;
}

/** A guild's member by their id or name, if there is one. */
export const memberNamed = (world: World, guildId: string, nameOrId: string): MemberRecord | undefined =>
  world.members
    .values()
    .find(
      ({ guild_id, user }) =>
        guild_id === guildId && [user.id, user.global_name, user.username].includes(nameOrId),
    );

/** A guild's member by their id or name. @throws when there is none */
export function findMember(world: World, guildId: string, nameOrId: string): MemberRecord {
  const member = memberNamed(world, guildId, nameOrId);
  if (!member) throw new Error(`There is no member "${nameOrId}"`);
  return member;
}

/** A guild's role by its id or name. @throws when there is none */
export function findRole(world: World, guildId: string, nameOrId: string): RoleRecord {
  const role = world.roles
    .values()
    .find((other) => other.guild_id === guildId && (other.id === nameOrId || other.name === nameOrId));
  if (!role) throw new Error(`There is no role "${nameOrId}"`);
  return role;
}

/** The member's newest record. @throws when they left */
export function currentMember(world: World, guildId: string, userId: string): MemberRecord {
  const member = world.members.get(memberKey(guildId, userId));
  if (!member) throw new Error(`User ${userId} is not in this guild`);
  return member;
}

/** The guild's channel, or the member's private messages with the bot (by the bot's name), if they can see it and has the needed permissions. @throws when not */
export function visibleChannel(
  world: World,
  member: MemberRecord,
  nameOrId: string,
  ...needed: Parameters<typeof can>[3][]
): ChannelRecord {
  const direct = world.channels
    .values()
    .find((other) => other.recipient_id === member.user.id && [other.id, other.name].includes(nameOrId));
  const channel = direct ?? findChannel(world, member.guild_id, nameOrId);
  const name = member.user.global_name;
  if (!can(world, member.user.id, channel, 'ViewChannel'))
    throw new Error(`${name} cannot see #${channel.name}`);
  for (const permission of needed)
    if (!can(world, member.user.id, channel, permission))
      throw new Error(`${name} lacks ${permissionLabel(permission)} in #${channel.name}`);
  return channel;
}

/**
 * Checks that a channel is no archived thread: there, "users cannot edit messages, add reactions, use application
 * commands" (Threads, Active & Archived Threads).
 * @throws when it is
 */
export function checkOpen({ thread, name }: ChannelRecord): void {
  if (thread?.archived) throw new Error(`#${name} is archived`);
}

/** The message's newest record. @throws when it is deleted, or ephemeral for another member */
export function visibleMessage(world: World, member: MemberRecord, id: string): SandboxMessage {
  const message = world.messages.get(id);
  if (!message) throw new Error(`Message ${id} does not exist any more`);
  if (message.visible_to !== null && message.visible_to !== member.user.id)
    throw new Error(`Message ${id} is ephemeral, and not shown to ${member.user.global_name}`);
  visibleChannel(world, member, message.channel_id);
  return message;
}
