/** The URL that opens a message in Discord's client. */
export const messageLink = (
  guildId: string,
  { channelId, messageId }: { readonly channelId: string; readonly messageId: string },
): string => `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
