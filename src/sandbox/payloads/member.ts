import { channelPermissions } from '../world/permissions.ts';
import type { ChannelRecord, MemberRecord, RoleRecord, UserRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';

export const userPayload = (user: UserRecord) => ({
  id: user.id,
  username: user.username,
  discriminator: '0',
  global_name: user.global_name,
  avatar: user.avatar ?? null,
  bot: user.bot,
  system: false,
  public_flags: 0,
  flags: 0,
  banner: null,
  accent_color: null,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
});

/** The member of a message's author, without the user. */
export const partialMemberPayload = (member: MemberRecord) => ({
  nick: member.nick,
  avatar: null,
  banner: null,
  roles: member.roles,
  joined_at: member.joined_at,
  premium_since: null,
  communication_disabled_until: member.communication_disabled_until ?? null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
});

export const memberPayload = (member: MemberRecord) => ({
  ...partialMemberPayload(member),
  user: userPayload(member.user),
});

/** An interaction's member, with their permissions in the channel. */
export const interactionMemberPayload = (world: World, member: MemberRecord, channel: ChannelRecord) => ({
  ...memberPayload(member),
  permissions: String(channelPermissions(world, member, channel)),
});

export const rolePayload = (role: RoleRecord) => ({
  id: role.id,
  name: role.name,
  description: null,
  permissions: role.permissions,
  position: role.position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: role.managed,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
  ...(role.bot_id && { tags: { bot_id: role.bot_id } }),
});
