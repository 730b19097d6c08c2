import {
  ChannelType,
  type Client,
  type Guild,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { NEEDED_PERMISSIONS, type NeededPermission } from '../../presentation/permissions.ts';

function missingFrom(granted: Readonly<PermissionsBitField>, inThread = false): NeededPermission[] {
  return NEEDED_PERMISSIONS.filter((name) => {
    const flag = inThread && name === 'SendMessages' ? 'SendMessagesInThreads' : name;
    return !granted.has(PermissionFlagsBits[flag]);
  });
}

/** The permissions that the bot lacks in a channel, by discord.js's cache. Undefined when it cannot see the channel. */
export function missingInChannel(client: Client, channelId: string): NeededPermission[] | undefined {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || client.user === null) return undefined;
  const granted = channel.permissionsFor(client.user.id);
  return granted === null ? undefined : missingFrom(granted, channel.isThread());
}

/**
 * Until when the bot is in time-out in a guild, in milliseconds since the epoch, by discord.js's cache; undefined when it is
 * not. Its permissions do not show that.
 */
export function timedOutUntil(client: Client, guildId: string, now: number): number | undefined {
  const until = client.guilds.cache.get(guildId)?.members.me?.communicationDisabledUntilTimestamp ?? 0;
  return until > now ? until : undefined;
}

/** Whether the bot may read a channel's messages, by discord.js's cache; true for a channel that is not in it. */
export function isReadable(client: Client, channelId: string): boolean {
  const missing = missingInChannel(client, channelId) ?? [];
  return !missing.includes('ViewChannel') && !missing.includes('ReadMessageHistory');
}

/** Whether the bot may remove reactions of others in a channel, by discord.js's cache; false for a channel that is not in it. */
export function mayManageMessages(client: Client, channelId: string): boolean {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || client.user === null) return false;
  return channel.permissionsFor(client.user.id)?.has(PermissionFlagsBits.ManageMessages) === true;
}

/** Like `missingInChannel`, for a channel of this guild: one that the bot cannot see lacks View Channel. */
export function missingInGuildChannel(guild: Guild, channelId: string): NeededPermission[] {
  const isHere = guild.channels.cache.has(channelId);
  return (isHere ? missingInChannel(guild.client, channelId) : undefined) ?? ['ViewChannel'];
}

/** Whether @everyone can view the channel; false for a channel that is not in discord.js's cache. */
export function canEveryoneView(client: Client, channelId: string): boolean {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || channel.type === ChannelType.PrivateThread)
    return false;
  return channel.permissionsFor(channel.guild.roles.everyone).has(PermissionFlagsBits.ViewChannel);
}
