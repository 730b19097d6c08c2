import { ChannelType, type OverwriteType } from 'discord-api-types/v10';
import { channelPayload } from '../payloads/channel.ts';
import {
  channelsOf,
  guildCreatePayload,
  guildEmojiPayload,
  guildPayload,
  overwriteOf,
} from '../payloads/guild.ts';
import { rolePayload } from '../payloads/member.ts';
import { addBot, type Invitation, removeBot } from '../world/bot-member.ts';
import { type PermissionName, permissionBits } from '../world/permissions.ts';
import type { ChannelRecord, EmojiRecord, GuildRecord, RoleRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { dispatchThread } from './threads.ts';

/** Allows, denies or resets a role's or member's permissions in a channel. */
export function setOverwrite(
  world: World,
  channelId: string,
  subject: { id: string; type: OverwriteType },
  effect: 'allow' | 'deny' | 'neither',
  names: readonly PermissionName[],
): void {
  const channel = world.channels.get(channelId);
  if (!channel) throw new Error(`No channel ${channelId}`);
  const bits = permissionBits(...names);
  const current = overwriteOf(channel, subject.id, subject.type);
  const changed = {
    ...subject,
    allow: String(effect === 'allow' ? BigInt(current.allow) | bits : BigInt(current.allow) & ~bits),
    deny: String(effect === 'deny' ? BigInt(current.deny) | bits : BigInt(current.deny) & ~bits),
  };
  const others = channel.permission_overwrites.filter(
    (overwrite) => overwrite.id !== subject.id || overwrite.type !== subject.type,
  );
  const updated: ChannelRecord = { ...channel, permission_overwrites: [...others, changed] };
  world.channels.put(channelId, updated);
  dispatchChannel(world, 'CHANNEL_UPDATE', updated);
}

export function createChannel(
  world: World,
  guildId: string,
  name: string,
  type: ChannelRecord['type'] = ChannelType.GuildText,
): ChannelRecord {
  const position = channelsOf(world, guildId).length;
  const channel = { id: world.newId(), guild_id: guildId, name, type, position, permission_overwrites: [] };
  world.channels.put(channel.id, channel);
  dispatchChannel(world, 'CHANNEL_CREATE', channel);
  return channel;
}

/** Makes a channel age-restricted (`nsfw`: Channel, Channel Object). */
export function restrictToAdults(world: World, channelId: string): void {
  const channel = world.channels.get(channelId);
  if (!channel) throw new Error(`No channel ${channelId}`);
  const restricted: ChannelRecord = { ...channel, nsfw: true };
  world.channels.put(channelId, restricted);
  dispatchChannel(world, 'CHANNEL_UPDATE', restricted);
}

/**
 * Deletes a channel or thread with all its messages. A channel's threads go with it, without events of their own:
 * Discord sends none (discord.js #10883), as it sends none for the messages (discord-api-docs #4581).
 */
export function deleteChannel(world: World, channelId: string): void {
  const channel = world.channels.get(channelId);
  if (!channel) throw new Error(`No channel ${channelId}`);
  const threads = world.channels.values().filter(({ thread }) => thread?.parent_id === channelId);
  for (const { id } of [...threads, channel]) {
    for (const message of world.messagesOf(id)) world.messages.remove(message.id);
    world.channels.remove(id);
  }
  if (channel.thread) dispatchThread(world, 'THREAD_DELETE', channel, channel.thread);
  else dispatchChannel(world, 'CHANNEL_DELETE', channel);
}

/** Replaces a role's permissions. */
export function setRolePermissions(world: World, roleId: string, names: readonly PermissionName[]): void {
  const role = world.roles.get(roleId);
  if (!role) throw new Error(`No role ${roleId}`);
  const changed = { ...role, permissions: String(permissionBits(...names)) };
  world.roles.put(roleId, changed);
  dispatchRole(world, 'GUILD_ROLE_UPDATE', changed);
}

/** Changes the guild's filter, or what it asks of moderators, of which Discord tells bots only the latter. */
export function changeGuild(
  world: World,
  guildId: string,
  change: Pick<GuildRecord, 'blocked_words' | 'needs_two_factor'>,
): void {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`No guild ${guildId}`);
  const changed = { ...guild, ...change };
  world.guilds.put(guildId, changed);
  if (changed.needs_two_factor !== guild.needs_two_factor)
    world.dispatch({ name: 'GUILD_UPDATE', guildId, data: guildPayload(world, changed) });
}

/** Adds a custom emoji. */
export function createEmoji(world: World, guildId: string, name: string): EmojiRecord {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`No guild ${guildId}`);
  const emoji = { id: world.newId(), name };
  putEmoji(world, guild, [...(guild.emojis ?? []), emoji]);
  return emoji;
}

/** Deletes a custom emoji. Reactions with it stay, and who has not reacted with it yet can join them. */
export function deleteEmoji(world: World, guildId: string, emojiId: string): void {
  const guild = world.guilds.get(guildId);
  if (!guild?.emojis?.some(({ id }) => id === emojiId)) throw new Error(`No emoji ${emojiId}`);
  putEmoji(
    world,
    guild,
    guild.emojis.filter(({ id }) => id !== emojiId),
  );
}

function putEmoji(world: World, guild: GuildRecord, emojis: readonly EmojiRecord[]): void {
  world.guilds.put(guild.id, { ...guild, emojis });
  const data = { guild_id: guild.id, emojis: emojis.map(guildEmojiPayload) };
  world.dispatch({ name: 'GUILD_EMOJIS_UPDATE', guildId: guild.id, data });
}

/**
 * Adds the bot to a guild, as an invite does. Where it is already, that only adds the scopes it lacks.
 * @throws when the application's settings do not let anybody add it
 */
export function joinGuild(world: World, guildId: string, invitation?: Invitation): void {
  const { bot_require_code_grant, integration_types_config: types } = world.application;
  if (bot_require_code_grant) throw new Error('The application requires a code grant');
  if (!Object.hasOwn(types, '0')) throw new Error('The application is not for guilds');
  const before = world.guilds.get(guildId);
  const isComplete = invitation?.scopes?.includes('applications.commands') !== false;
  if (!before?.joined) addBot(world, guildId, invitation);
  else if (isComplete) world.guilds.put(guildId, { ...before, lacks_commands: false });
  const guild = world.guilds.get(guildId);
  if (guild) world.dispatch({ name: 'GUILD_CREATE', guildId, data: guildCreatePayload(world, guild) });
}

export function leaveGuild(world: World, guildId: string): void {
  removeBot(world, guildId);
  world.dispatch({ name: 'GUILD_DELETE', guildId, data: { id: guildId } });
}

export function dispatchRole(world: World, name: string, role: RoleRecord): void {
  const data = { guild_id: role.guild_id, role: rolePayload(role) };
  world.dispatch({ name, guildId: role.guild_id, data });
}

function dispatchChannel(world: World, name: string, channel: ChannelRecord): void {
  world.dispatch({ name, guildId: channel.guild_id, data: channelPayload(world, channel) });
}
