import type { APIEmoji } from 'discord-api-types/v10';

/** What an emoji is stored under: a guild's own one under its id, any other under its characters. */
export const emojiName = ({ id, name }: Pick<APIEmoji, 'id' | 'name'>): string => id ?? name ?? '';
