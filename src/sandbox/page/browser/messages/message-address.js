/**
 * Reads the address that Discord gives a message.
 * @param {string} address
 * @returns the ids in it, or undefined when it is another address
 */
export function readMessageAddress(address) {
  const match = /^https:\/\/discord\.com\/channels\/(\d+)\/(\d+)\/(\d+)$/.exec(address);
  if (!match) return undefined;
  const [, guildId = '', channelId = '', messageId = ''] = match;
  return { guildId, channelId, messageId };
}
