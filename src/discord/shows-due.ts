import type { APIEmbed, APIMessage } from 'discord-api-types/v10';

/**
 * Whether a message shows the embeds that are due. Discord adds to an embed what it likes (types, proxied addresses), so only
 * what a person reads is compared.
 */
export function showsDue(
  message: Pick<APIMessage, 'embeds'>,
  due: { readonly embeds: readonly APIEmbed[] },
): boolean {
  return JSON.stringify(message.embeds.map(legible)) === JSON.stringify(due.embeds.map(legible));
}

const legible = ({ title, description, color, author, footer, fields }: APIEmbed) => [
  title?.trim() ?? null,
  description?.trim() ?? null,
  color ?? null,
  author?.name.trim() ?? null,
  footer?.text.trim() ?? null,
  (fields ?? []).map(({ name, value }) => [name.trim(), value.trim()]),
];
