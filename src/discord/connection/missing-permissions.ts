import {
  ChannelType,
  type Client,
  type Guild,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { NEEDED_PERMISSIONS, type NeededPermission } from '../../presentation/permissions.ts';

/** What `granted` lacks of it. */
function missingFrom(granted: Readonly<PermissionsBitField>, inThread = false): NeededPermission[] {
  return NEEDED_PERMISSIONS.filter((name) => {
    const flag = inThread && name === 'SendMessages' ? 'SendMessagesInThreads' : name;
    return !granted.has(PermissionFlagsBits[flag]);
  });
}

/**
 * What the bot lacks in a channel, by what the gateway told: no request. Undefined when it does not see the channel.
 */
export function missingInChannel(client: Client, channelId: string): NeededPermission[] | undefined {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || client.user === null) return undefined;
  const granted = channel.permissionsFor(client.user.id);
  return granted === null ? undefined : missingFrom(granted, channel.isThread());
}

/** Whether the bot may read the messages of a channel, by what the gateway told. What is not known is tried. */
export function isReadable(client: Client, channelId: string): boolean {
  const missing = missingInChannel(client, channelId) ?? [];
  return !missing.includes('ViewChannel') && !missing.includes('ReadMessageHistory');
}

/** The same for a channel that a manager of this guild names: one that the bot does not see lacks View Channel. */
export function missingInGuildChannel(guild: Guild, channelId: string): NeededPermission[] {
  const isHere = guild.channels.cache.has(channelId);
  return (isHere ? missingInChannel(guild.client, channelId) : undefined) ?? ['ViewChannel'];
}

/** Whether every member can see the channel. What is not known counts as private. */
export function canEveryoneView(client: Client, channelId: string): boolean {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || channel.type === ChannelType.PrivateThread)
    return false;
  return channel.permissionsFor(channel.guild.roles.everyone).has(PermissionFlagsBits.ViewChannel);
}
