import type { APIEmoji } from 'discord-api-types/v10';

/** The name that an emoji is stored under: the id of a custom emoji, the characters of any other. */
export const emojiName = ({ id, name }: Pick<APIEmoji, 'id' | 'name'>): string => id ?? name ?? '';
