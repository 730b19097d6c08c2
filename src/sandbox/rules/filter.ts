import type { APIEmbed } from 'discord-api-types/v10';
import type { GuildRecord } from '../world/records.ts';
import { blockedByFilter } from './api-error.ts';
import type { MessageBody } from './messages.ts';

/**
 * Checks a message against the guild's filter (Auto Moderation Resource, the trigger KEYWORD with the action
 * BLOCK_MESSAGE).
 * @throws ApiError 200000
 */
export function checkFilter(guild: GuildRecord | undefined, { content, embeds }: MessageBody): void {
  const text = [content, ...(embeds ?? []).flatMap(textsOf)].join('\n').toLowerCase();
  if (guild?.blocked_words?.some((word) => text.includes(word))) throw blockedByFilter();
}

const textsOf = ({ author, title, description, fields = [], footer }: APIEmbed) => [
  author?.name,
  title,
  description,
  ...fields.flatMap(({ name, value }) => [name, value]),
  footer?.text,
];
