import type { APIEmbed, APIMessage } from 'discord-api-types/v10';

/**
 * What Discord may take out of a text without saying so: control characters, overrides of direction, combining marks
 * that are piled up (https://github.com/discord/discord-api-docs/issues/1189 and 1286), white space at the ends.
 */
const MAY_BE_MISSING = /[\p{C}\p{M}\s]/gu;

/**
 * Whether a message shows the embeds that are due. Discord adds to an embed what it likes (types, proxied addresses)
 * and strips some characters, so only what a person reads in any case is compared: what can never be equal would be
 * edited by each sweep.
 */
export function isUpToDate(
  message: Pick<APIMessage, 'content' | 'embeds'>,
  expected: { readonly content?: string; readonly embeds: readonly APIEmbed[] },
): boolean {
  if (comparableText(message.content) !== comparableText(expected.content)) return false;
  return (
    JSON.stringify(message.embeds.map(comparableEmbed)) ===
    JSON.stringify(expected.embeds.map(comparableEmbed))
  );
}

const comparableEmbed = ({ title, description, color, author, footer, fields, thumbnail }: APIEmbed) => [
  comparableText(title),
  comparableText(description),
  color ?? null,
  comparableText(author?.name),
  comparableText(footer?.text),
  thumbnail?.url ?? null,
  (fields ?? []).map(({ name, value }) => [comparableText(name), comparableText(value)]),
];

const comparableText = (text = ''): string => text.replace(MAY_BE_MISSING, '');
