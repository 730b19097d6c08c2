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
  due: { readonly content?: string; readonly embeds: readonly APIEmbed[] },
): boolean {
  if (lasting(message.content) !== lasting(due.content)) return false;
  return JSON.stringify(message.embeds.map(legible)) === JSON.stringify(due.embeds.map(legible));
}

const legible = ({ title, description, color, author, footer, fields, thumbnail }: APIEmbed) => [
  lasting(title),
  lasting(description),
  color ?? null,
  lasting(author?.name),
  lasting(footer?.text),
  thumbnail?.url ?? null,
  (fields ?? []).map(({ name, value }) => [lasting(name), lasting(value)]),
];

const lasting = (text = ''): string => text.replace(MAY_BE_MISSING, '');
