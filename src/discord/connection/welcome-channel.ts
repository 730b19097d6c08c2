import { ChannelType, type Client, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';

const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/**
 * Where the bot introduces itself in a guild, by discord.js's cache: where Discord welcomes new members, else the first text
 * channel that everybody sees. Undefined when it may write in none.
 */
export function welcomeChannel(client: Client, guildId: string): string | undefined {
  const guild = client.guilds.cache.get(guildId);
  const me = guild?.members.me;
  if (guild === undefined || !me) return undefined;
  const mayWrite = (channel: GuildTextBasedChannel) => channel.permissionsFor(me)?.has(NEEDED) === true;
  if (guild.systemChannel && mayWrite(guild.systemChannel)) return guild.systemChannel.id;
  const text = guild.channels.cache.filter((channel) => channel.type === ChannelType.GuildText);
  const inOrder = [...text.values()].sort((a, b) => a.rawPosition - b.rawPosition);
  const isOpen = (channel: GuildTextBasedChannel) =>
    channel.permissionsFor(guild.roles.everyone)?.has(PermissionFlagsBits.ViewChannel) === true;
  return inOrder.find((channel) => isOpen(channel) && mayWrite(channel))?.id;
}
