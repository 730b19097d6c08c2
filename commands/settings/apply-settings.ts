import { isDeepStrictEqual } from 'node:util';
import type { BaseInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import type { Invocation } from '../../src/discord/interactions/command.ts';
import { chooseReviewChannel } from '../../src/guilds/posting/choose-review-channel.ts';
import { countReviewsToRepost } from '../../src/guilds/posting/reviews-to-repost.ts';
import { changeSettings } from '../../src/guilds/settings/guild-settings.ts';
import { writeButton } from '../../src/presentation/links/onward.ts';
import { settingLogMessage } from '../../src/presentation/moderation/setting-log.ts';
import { type ActionRow, row } from '../../src/presentation/payload/payload.ts';
import {
  channelQuestion,
  channelRefusedSentence,
  repostOffer,
} from '../../src/presentation/settings/settings-messages.ts';
import {
  SETTINGS,
  type Setting,
  type SettingValues,
  settingLine,
} from '../../src/presentation/settings/settings-table.ts';
import type { Translate } from '../../src/presentation/texts/texts.ts';
import type { ChangeServices } from './change-services.ts';

type ChangeInvocation = Invocation<BaseInteraction<'cached'>, ChangeServices>;

/** What a manager is told about a change. */
export interface Saved {
  /** Nothing was saved: the bot cannot work in a chosen channel. */
  readonly isRefused: boolean;
  readonly lines: readonly string[];
  /** What to do next, when nothing else is under way. */
  readonly hint?: string | undefined;
  /** What can follow. */
  readonly rows: readonly ActionRow[];
}

/**
 * Saves settings in one commit, all or none, logs them, and starts the work that follows. Resolves to what to tell, in the words
 * of `/settings view`. The handler that calls it has to be for managers.
 */
export async function applySettings(invocation: ChangeInvocation, values: SettingValues): Promise<Saved> {
  const { guild, t, services } = invocation;
  const refusals = refusedChannels(invocation, values);
  if (refusals.length > 0) return { isRefused: true, lines: refusals, rows: [] };
  const changedFrom = (before: SettingValues) =>
    SETTINGS.filter(
      ({ property }) => property in values && !isDeepStrictEqual(before[property], values[property]),
    );
  const unchanged = { isRefused: false, lines: [t('settings.unchanged')], rows: [] };
  if (changedFrom(guild.memory.record).length === 0) return unchanged;
  const { channelId } = values;
  // Another manager may have changed some since.
  const before = await (channelId === undefined
    ? guild.run(changeSettings(values))
    : chooseReviewChannel(guild, { ...values, channelId }, services.clock.now()));
  const changed = changedFrom(before);
  if (changed.length === 0) return unchanged;
  const after = { ...before, ...values };
  logChanges(invocation, changed, before, after);
  const lines = changed.map((setting) => settingLine(setting, after, t));
  const mayHaveVoters = values.voterRoleId !== undefined && guild.memory.reviewCount > 0;
  if (mayHaveVoters) lines.push(t('settings.voters.unknown'));
  if (channelId === undefined) {
    const isLastStep = values.moderatorChannelId !== undefined && guild.memory.reviewCount === 0;
    return { isRefused: false, lines, ...(isLastStep ? toFirstReview(after, t) : { rows: [] }) };
  }
  const next = afterReviewChannel(invocation, channelId);
  return { ...next, isRefused: false, lines: [...lines, ...next.lines] };
}

/** A sentence for each chosen channel in which the bot lacks a permission. */
function refusedChannels({ interaction, t }: ChangeInvocation, values: SettingValues): string[] {
  const sentences = SETTINGS.flatMap((setting) => {
    const channelId = setting.kind === 'channel' ? values[setting.property] : undefined;
    if (setting.kind !== 'channel' || channelId === undefined) return [];
    const needed: readonly string[] = setting.needed;
    const missing = missingInGuildChannel(interaction.guild, channelId).filter((one) => needed.includes(one));
    return missing.length === 0 ? [] : [channelRefusedSentence({ channelId, missing }, t)];
  });
  return [...new Set(sentences)];
}

/** What a new review channel leads to: the first review, the reviews elsewhere, and somewhere for reports to go. */
function afterReviewChannel({ guild, t }: ChangeInvocation, channelId: string): Omit<Saved, 'isRefused'> {
  const channel = `<#${channelId}>`;
  const elsewhere = countReviewsToRepost(guild);
  const isAsked = guild.memory.record.moderatorChannelId === undefined;
  const review = elsewhere > 0 ? { rows: [repostOffer(t)] } : toFirstReview({ channelId }, t);
  return {
    ...review,
    lines: [
      ...(elsewhere > 0 ? [t('settings.repost.offer', { channel, count: elsewhere })] : []),
      ...(isAsked ? [t('settings.ask.reports')] : []),
    ],
    rows: [...(isAsked ? [channelQuestion('reports-channel', t)] : []), ...review.rows],
  };
}

/** Leads to a review, where there is a channel for it. */
export const toFirstReview = ({ channelId }: SettingValues, t: Translate): Pick<Saved, 'hint' | 'rows'> =>
  channelId === undefined
    ? { rows: [] }
    : { hint: t('settings.writeFirst', { channel: `<#${channelId}>` }), rows: [row(writeButton(t))] };

/** Logs each change in the log channel; when that changes, in both. */
function logChanges(
  { guild, userId, services }: ChangeInvocation,
  changed: readonly Setting[],
  before: SettingValues,
  after: SettingValues,
): void {
  const channels = new Set(
    [before.logChannelId, after.logChannelId].filter((channel) => channel !== undefined),
  );
  for (const channel of channels)
    for (const setting of changed)
      services.staff.send(
        channel,
        settingLogMessage(
          { setting, before, after, moderatorId: userId },
          services.guildText(guild.memory.id),
        ),
      );
}
