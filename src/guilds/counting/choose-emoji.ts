import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI, isSameEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { OpenGuild } from '../memory/open-guild.ts';
import { changeSettings } from '../settings/guild-settings.ts';

/**
 * Sets the guild's voting emoji, in the form that requests to Discord use (`name:id` for a custom emoji). Votes cast
 * with the old emoji are carried over. Resolves once the setting is on disk and all votes are recounted.
 */
export async function chooseEmoji(guild: OpenGuild, emoji: VotingEmoji): Promise<void> {
  // After the change, reactions with the old emoji are ignored: write the votes that came before it first.
  await guild.votes.flush();
  await guild.run(changeSettings({ emoji: isSameEmoji(emoji, DEFAULT_EMOJI) ? undefined : emoji }));
}
