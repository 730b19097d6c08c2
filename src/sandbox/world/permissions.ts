import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelRecord, MemberRecord } from './records.ts';
import { memberKey, type World } from './world.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

const everything = Object.values(PermissionFlagsBits).reduce((all, flag) => all | flag, 0n);

/** The named permissions as one bit field. */
export const permissionBits = (...names: readonly PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);

/** The names of the permissions in a bit field. */
export const permissionNames = (bits: bigint): PermissionName[] =>
  (Object.keys(PermissionFlagsBits) as PermissionName[]).filter((name) => bits & PermissionFlagsBits[name]);

/** A permission's name as Discord's client writes it, or nearly. */
export const permissionLabel = (name: PermissionName): string =>
  name.replace('Guild', 'Server').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** "Timed out members will temporarily lose all permissions except" these (Permissions, Permissions For Timed Out Members). */
const keptInTimeOut = permissionBits('ViewChannel', 'ReadMessageHistory');

/** Whether a member is in a time-out, owners and administrators too, whom it does not touch. */
export const isTimedOut = (world: World, { communication_disabled_until: until }: MemberRecord): boolean =>
  until !== undefined && Date.parse(until) > world.now();

/** A member's permissions in the guild as a whole: those of all their roles. */
export function guildPermissions(world: World, member: MemberRecord): bigint {
  const permissions = rolePermissions(world, member);
  return permissions !== everything && isTimedOut(world, member) ? permissions & keptInTimeOut : permissions;
}

function rolePermissions(world: World, member: MemberRecord): bigint {
  const guild = world.guilds.get(member.guild_id);
  if (guild?.owner_id === member.user.id) return everything;
  const roles = [member.guild_id, ...member.roles].map((id) => world.roles.get(id));
  const base = roles.reduce((sum, role) => sum | BigInt(role?.permissions ?? 0), 0n);
  return base & PermissionFlagsBits.Administrator ? everything : base;
}

/**
 * A member's permissions in a channel, computed as Discord documents it: roles, then the overwrites of @everyone, of
 * the member's roles together, and of the member. A thread has its parent's.
 */
export function channelPermissions(world: World, member: MemberRecord, channel: ChannelRecord): bigint {
  let permissions = rolePermissions(world, member);
  if (permissions & PermissionFlagsBits.Administrator) return everything;
  const place = channel.thread ? world.channels.get(channel.thread.parent_id) : channel;
  const overwrites = place?.permission_overwrites ?? [];
  const steps = [
    overwrites.filter(({ id }) => id === channel.guild_id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && member.roles.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.user.id),
  ];
  for (const step of steps) {
    const deny = step.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    permissions = (permissions & ~deny) | allow;
  }
  if (isTimedOut(world, member)) permissions &= keptInTimeOut;
  return permissions & PermissionFlagsBits.ViewChannel ? permissions : 0n;
}

/** The permission to write in a channel: "SEND_MESSAGES permission has no effect in threads" (Threads, Permissions). */
export const permissionToSend = ({ thread }: ChannelRecord): PermissionName =>
  thread ? 'SendMessagesInThreads' : 'SendMessages';

/** What both may do in private messages; commands of a guild are not there. */
const inPrivate = permissionBits(
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
);

/** Whether a user has all of these permissions in a channel. Somebody who is not in the guild has none. */
export function can(
  world: World,
  userId: string,
  channel: ChannelRecord,
  ...names: readonly PermissionName[]
): boolean {
  const needed = permissionBits(...names);
  if (channel.recipient_id !== undefined)
    return [world.bot.id, channel.recipient_id].includes(userId) && (needed & inPrivate) === needed;
  const member = world.members.get(memberKey(channel.guild_id, userId));
  if (!member) return false;
  return (channelPermissions(world, member, channel) & needed) === needed;
}
