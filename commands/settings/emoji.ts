import type { Guild, MessageComponentInteraction } from 'discord.js';
import { runningJob } from '../../src/guilds/background/jobs.ts';
import { together } from '../../src/guilds/memory/act.ts';
import { changeSettings } from '../../src/guilds/settings/guild-settings.ts';
import { settingLogMessage } from '../../src/presentation/moderation/setting-log.ts';
import type { MessagePayload } from '../../src/presentation/payload/payload.ts';
import { confirmEmojiMessage } from '../../src/presentation/settings/recount-messages.ts';
import { settingNamed } from '../../src/presentation/settings/settings-table.ts';
import { parseEmoji } from '../../src/reviews/counting/parse-emoji.ts';
import type { VotingEmoji } from '../../src/reviews/counting/votes.ts';
import { DEFAULT_EMOJI, isSameEmoji, storedVotingEmoji } from '../../src/reviews/counting/voting-emoji.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { sendToLog } from '../moderate/log.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';
import { followRecount, recountOf } from './recount.ts';

/** The option value that turns "not helpful" off. */
const OFF = 'off';

/** The voting emoji that a manager typed, in the form that requests use; undefined for none. */
export async function emojiFromOptions(
  { interaction, guild }: SettingsInvocation,
  { helpful, notHelpful }: { readonly helpful: string | null; readonly notHelpful: string | null },
): Promise<VotingEmoji | undefined> {
  if (helpful === null && notHelpful === null) return undefined;
  const current = guild.memory.record.emoji ?? DEFAULT_EMOJI;
  const isOff = notHelpful?.trim().toLowerCase() === OFF;
  return checkEmoji(interaction.guild, {
    helpful: helpful ?? current.helpful,
    notHelpful: isOff ? undefined : (notHelpful ?? current.notHelpful),
  });
}

/** Asks the manager to confirm new voting emoji, and says how long the change takes. */
export async function emojiQuestion(
  { guild, t, services }: SettingsInvocation,
  emoji: VotingEmoji,
): Promise<MessagePayload> {
  const { total } = await services.recountJob.progress(guild);
  const duration = services.recountJob.estimate(guild, { otherEmoji: true });
  return confirmEmojiMessage({ emoji, reviews: total, duration }, t);
}

/** The confirmed emoji: makes them the voting emoji and starts updating all reviews. */
export const changeEmoji: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation, ...[helpful = '', notHelpful]: string[]) {
    const { interaction, guild } = invocation;
    if ((await runningJob(guild, 'recount')) !== undefined) throw new UserError('recount-running');
    const emoji = await checkEmoji(interaction.guild, { helpful, notHelpful });
    // Votes cast with the old emoji are carried over, and all votes are counted again.
    const values = { emoji: isSameEmoji(emoji, DEFAULT_EMOJI) ? undefined : emoji, oldEmojiLeft: true };
    // In one commit: what follows from the emoji is never left to who has chosen them.
    const recount = await recountOf(invocation);
    const before = await guild.run(together(changeSettings(values), [{ act: recount }]));
    const after = { ...before, ...values };
    const setting = settingNamed('emoji');
    if (setting !== undefined)
      sendToLog(invocation, (t) =>
        settingLogMessage({ setting, before, after, moderatorId: invocation.userId }, t),
      );
    return { kind: 'update', ...(await followRecount(invocation, true)) };
  },
};

/** The emoji in the form that requests use. Throws UserError `not-an-emoji`, or `same-emoji` when both are the same. */
async function checkEmoji(guild: Guild, { helpful, notHelpful }: VotingEmoji): Promise<VotingEmoji> {
  const emoji = {
    helpful: await checkOneEmoji(guild, helpful),
    notHelpful: notHelpful === undefined ? undefined : await checkOneEmoji(guild, notHelpful),
  };
  const stored = storedVotingEmoji(emoji);
  if (stored.helpful === stored.notHelpful) throw new UserError('same-emoji');
  return emoji;
}

async function checkOneEmoji(guild: Guild, typed: string): Promise<string> {
  const parsed = parseEmoji(typed);
  if (parsed !== undefined && 'character' in parsed) return parsed.character;
  // Without the intent for emoji events, new ones are missing from discord.js's cache: fetch those.
  const own = parsed && (await guild.emojis.fetch(parsed.id).catch(() => undefined));
  if (own?.name == null || own.available === false) throw new UserError('not-an-emoji');
  return `${own.name}:${own.id}`;
}
