import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { isSameEmoji, USUAL_EMOJI } from '../../reviews/counting/voting-emoji.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { changeSettings } from '../settings/guild-settings.ts';

/**
 * Makes emoji the answers to "Was this review helpful to you?", as requests name them. Answers that were given with the
 * emoji so far are carried. Resolves when that is on disk, and everything is counted so.
 */
export async function chooseEmoji(guild: OpenGuild, emoji: VotingEmoji): Promise<void> {
  // Nobody listens to the old emoji any more from then on.
  await guild.votes.flush();
  await changeSettings(guild, { emoji: isSameEmoji(emoji, USUAL_EMOJI) ? undefined : emoji });
  await guild.votes.recountWhere(() => true);
}
