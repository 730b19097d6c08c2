import { DiscordAPIError } from 'discord.js';
import { type APIEmoji, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { EmojiTrouble } from '../../src/presentation/settings/settings-messages.ts';
import { storedEmojiName } from '../../src/reviews/counting/voting-emoji.ts';
import type { SettingsInvocation } from './invocation.ts';

/** Somebody waits for the answer: without one within this time, nothing is said about the emoji. In milliseconds. */
const ANSWER_WITHIN = 1_500;

/** The server's own emoji among the voting emoji that the bot can no longer use. Asks Discord: it sends no events of them. */
export async function emojiTrouble({ guild, services }: SettingsInvocation): Promise<EmojiTrouble[]> {
  const { id: guildId, reactionEmoji } = guild.memory;
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  const asked = reactionEmoji.map(async (emoji): Promise<EmojiTrouble[]> => {
    const id = storedEmojiName(emoji);
    if (id === emoji) return [];
    try {
      const { available } = (await services.read(Routes.guildEmoji(guildId, id), { signal })) as APIEmoji;
      return available === false ? [{ emoji, state: 'unavailable' }] : [];
    } catch (error) {
      const isGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownEmoji;
      return isGone ? [{ emoji, state: 'gone' }] : [];
    }
  });
  return (await Promise.all(asked)).flat();
}
