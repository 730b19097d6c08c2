import { type APIEmbed, type APIMessage, MessageFlags } from 'discord-api-types/v10';

/**
 * What Discord silently removes from texts: control characters, direction overrides, stacked combining marks
 * (https://github.com/discord/discord-api-docs/issues/1189 and 1286), and white space at the ends.
 */
const MAY_BE_MISSING = /[\p{C}\p{M}\s]/gu;

/**
 * Whether a message shows the expected embeds. Compares only what people read, because Discord adds fields (types,
 * proxied addresses) and removes characters: a difference that never goes away would cause an edit at every comparison. Buttons are not
 * compared, since those of earlier versions go on working: a new one is no reason to edit a hundred thousand messages.
 */
export function isUpToDate(
  message: Pick<APIMessage, 'content' | 'embeds' | 'flags'>,
  expected: { readonly content?: string; readonly embeds: readonly APIEmbed[] },
): boolean {
  if (isSuppressed(message)) return false;
  if (comparableText(message.content) !== comparableText(expected.content)) return false;
  return (
    JSON.stringify(message.embeds.map(comparableEmbed)) ===
    JSON.stringify(expected.embeds.map(comparableEmbed))
  );
}

/** Whether somebody has closed a message's embeds, with the cross that moderators have there. */
export const isSuppressed = ({ flags }: Pick<APIMessage, 'flags'>): boolean =>
  ((flags ?? 0) & MessageFlags.SuppressEmbeds) !== 0;

const comparableEmbed = ({
  title,
  url,
  description,
  color,
  author,
  footer,
  fields,
  thumbnail,
  timestamp,
}: APIEmbed) => [
  comparableText(title),
  url ?? null,
  comparableText(description),
  color ?? null,
  comparableText(author?.name),
  comparableText(footer?.text),
  thumbnail?.url ?? null,
  // Discord writes the same moment in another way.
  timestamp === undefined ? null : Date.parse(timestamp),
  (fields ?? []).map(({ name, value }) => [comparableText(name), comparableText(value)]),
];

const comparableText = (text = ''): string => text.replace(MAY_BE_MISSING, '');
