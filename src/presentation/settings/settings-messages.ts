import {
  type APIComponentInMessageActionRow,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI } from '../../reviews/counting/voting-emoji.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../reviews/ranking/ranking.ts';
import { customId } from '../payload/custom-id.ts';
import { type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import type { Translate } from '../texts/texts.ts';
import { emojiMarkdown } from './recount-messages.ts';

export interface ChannelState {
  readonly channelId: string;
  /** The permissions that the bot lacks there. */
  readonly missing: readonly NeededPermission[];
}

/** Every setting of a guild. */
export interface SettingsView {
  /** Undefined until a manager chooses one. */
  readonly channel: ChannelState | undefined;
  readonly logChannelId?: string | undefined;
  readonly moderatorChannelId?: string | undefined;
  readonly writerRoleId?: string | undefined;
  readonly voterRoleId?: string | undefined;
  readonly emoji?: VotingEmoji | undefined;
  readonly reviewsPerHour?: number | undefined;
  readonly priorReviews?: number | undefined;
  readonly tellAuthors?: boolean | undefined;
  /** Ids of channels and roles that no longer exist: Discord refuses them as a select's default value. */
  readonly gone?: readonly string[] | undefined;
}

/** Shows a guild's settings and what they do, with selects that change the channels and roles. */
export function settingsMessage(settings: SettingsView, t: Translate): MessagePayload {
  const { channel, logChannelId, moderatorChannelId, writerRoleId, voterRoleId, gone = [] } = settings;
  const existing = (id: string | undefined) => (id !== undefined && gone.includes(id) ? undefined : id);
  return message({
    content: lines(settings, t).join('\n'),
    components: [
      row(channelSelect('channel', t('settings.select.channel'), existing(channel?.channelId), 1)),
      row(channelSelect('log', t('settings.select.log'), existing(logChannelId), 0)),
      row(channelSelect('moderators', t('settings.select.moderators'), existing(moderatorChannelId), 0)),
      row(roleSelect('writers', t('settings.select.writers'), existing(writerRoleId))),
      row(roleSelect('voters', t('settings.select.voters'), existing(voterRoleId))),
    ],
  });
}

function lines(settings: SettingsView, t: Translate): string[] {
  const { logChannelId, moderatorChannelId, writerRoleId, voterRoleId, reviewsPerHour } = settings;
  const { priorReviews, tellAuthors } = settings;
  return [
    ...channelLines(settings.channel, t),
    logChannelId === undefined
      ? t('settings.log.none')
      : t('settings.log', { channel: `<#${logChannelId}>` }),
    moderatorChannelId === undefined
      ? t('settings.moderators.none')
      : t('settings.moderators', { channel: `<#${moderatorChannelId}>` }),
    writerRoleId === undefined
      ? t('settings.writers.none')
      : t('settings.writers', { role: `<@&${writerRoleId}>` }),
    voterRoleId === undefined
      ? t('settings.voters.none')
      : t('settings.voters', { role: `<@&${voterRoleId}>` }),
    emojiLine(settings.emoji, t),
    reviewsPerHour === undefined
      ? t('settings.reviewsPerHour.none')
      : t('settings.reviewsPerHour', { count: reviewsPerHour }),
    t('settings.averageWeight', { count: priorReviews ?? DEFAULT_PRIOR_REVIEWS }),
    t(tellAuthors === false ? 'settings.tellAuthors.off' : 'settings.tellAuthors.on'),
  ];
}

function emojiLine({ helpful, notHelpful } = DEFAULT_EMOJI, t: Translate): string {
  return notHelpful === undefined
    ? t('settings.emoji.helpfulOnly', { helpful: emojiMarkdown(helpful) })
    : t('settings.emoji', { helpful: emojiMarkdown(helpful), notHelpful: emojiMarkdown(notHelpful) });
}

function channelLines(channel: ChannelState | undefined, t: Translate): string[] {
  if (channel === undefined) return [t('settings.channel.none')];
  return [
    t('settings.channel', { channel: `<#${channel.channelId}>` }),
    channel.missing.length === 0
      ? t('settings.channel.ready')
      : t('settings.channel.missing', { permissions: permissionNames(channel.missing, t) }),
  ];
}

function channelSelect(
  name: string,
  placeholder: string,
  channelId: string | undefined,
  minimum: number,
): APIComponentInMessageActionRow {
  return {
    type: ComponentType.ChannelSelect,
    custom_id: customId('setting', name),
    placeholder,
    min_values: minimum,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    ...(channelId !== undefined && {
      default_values: [{ id: channelId, type: SelectMenuDefaultValueType.Channel }],
    }),
  };
}

function roleSelect(
  name: string,
  placeholder: string,
  roleId: string | undefined,
): APIComponentInMessageActionRow {
  return {
    type: ComponentType.RoleSelect,
    custom_id: customId('setting', name),
    placeholder,
    min_values: 0,
    ...(roleId !== undefined && {
      default_values: [{ id: roleId, type: SelectMenuDefaultValueType.Role }],
    }),
  };
}

/** Says that the channel is chosen, or what the bot lacks there. */
export function channelSetSentence({ channelId, missing }: ChannelState, t: Translate): string {
  const channel = `<#${channelId}>`;
  return missing.length === 0
    ? t('settings.set', { channel })
    : t('settings.set.missing', { channel, permissions: permissionNames(missing, t) });
}

/** The answer to a manager who chose a review channel. */
export const channelSetMessage = (channel: ChannelState, t: Translate): MessagePayload =>
  message({ content: channelSetSentence(channel, t) });
