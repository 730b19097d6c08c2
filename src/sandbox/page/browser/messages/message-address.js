/**
 * Parses a link to a message.
 * @param {string} address
 * @returns its ids; undefined for any other address
 */
export function readMessageAddress(address) {
  const match = /^https:\/\/discord\.com\/channels\/(\d+)\/(\d+)\/(\d+)$/.exec(address);
  if (!match) return undefined;
  const [, guildId = '', channelId = '', messageId = ''] = match;
  return { guildId, channelId, messageId };
}
