/**
 * A point in time as Discord's Markdown: each reader sees it in their own time zone, in words such as "in 5 minutes".
 * https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
 * @param milliseconds since the epoch; rounded up to seconds
 */
export const timeMarkdown = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000);
  return `<t:${seconds}:t> (<t:${seconds}:R>)`;
};
