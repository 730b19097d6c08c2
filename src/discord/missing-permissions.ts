import { ChannelType, type Client, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';

/** What the bot needs in a channel to post reviews there and to have them voted on. */
const NEEDED = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory', 'AddReactions'] as const;
export type NeededPermission = (typeof NEEDED)[number];

/** The permissions of `granted` that are missing for reviews, in the order in which a manager would grant them. */
function missingFrom(granted: Readonly<PermissionsBitField>, inThread = false): NeededPermission[] {
  return NEEDED.filter((name) => {
    const flag = inThread && name === 'SendMessages' ? 'SendMessagesInThreads' : name;
    return !granted.has(PermissionFlagsBits[flag]);
  });
}

/** What the bot lacks in a channel, by what the gateway told: no request. Undefined when it does not see the channel. */
export function missingInChannel(client: Client, channelId: string): NeededPermission[] | undefined {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || client.user === null) return undefined;
  const granted = channel.permissionsFor(client.user.id);
  return granted === null ? undefined : missingFrom(granted, channel.isThread());
}

/** Whether every member can see the channel. What is not known counts as private. */
export function isPublicChannel(client: Client, channelId: string): boolean {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || channel.type === ChannelType.PrivateThread)
    return false;
  return channel.permissionsFor(channel.guild.roles.everyone).has(PermissionFlagsBits.ViewChannel);
}
