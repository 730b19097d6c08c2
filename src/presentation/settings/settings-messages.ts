import {
  type APIComponentInMessageActionRow,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI } from '../../reviews/counting/voting-emoji.ts';
import { customId } from '../payload/custom-id.ts';
import { type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import type { Translate } from '../texts/texts.ts';
import { emojiMarkdown } from './recount-messages.ts';
import {
  PICKED_SETTINGS,
  SETTINGS,
  type Setting,
  type SettingValues,
  settingSentence,
} from './settings-table.ts';

export interface ChannelState {
  readonly channelId: string;
  /** The permissions that the bot lacks there. */
  readonly missing: readonly NeededPermission[];
}

/** A voting emoji of the server's own that the bot cannot use: it was deleted, or the server may not use it now. */
export interface EmojiTrouble {
  /** As requests name it. */
  readonly emoji: string;
  readonly state: 'gone' | 'unavailable';
}

/** Says why a voting emoji does not work, and what to do. */
export const emojiTroubleSentence = ({ emoji, state }: EmojiTrouble, t: Translate): string =>
  t(`settings.emoji.${state}`, { emoji: `:${emoji.split(':')[0]}:` });

/** Every setting of a guild. */
export interface SettingsView extends SettingValues {
  /** Undefined until a manager chooses one. */
  readonly channel: ChannelState | undefined;
  readonly emoji?: VotingEmoji | undefined;
  /** The voting emoji that the bot cannot use any more. */
  readonly emojiTrouble?: readonly EmojiTrouble[] | undefined;
  /** Ids of channels and roles that no longer exist: Discord refuses them as a select's default value. */
  readonly gone?: readonly string[] | undefined;
}

/** Shows a guild's settings and what they do, with selects that change the channels and roles. */
export function settingsMessage(settings: SettingsView, t: Translate): MessagePayload {
  const { channel, gone = [] } = settings;
  const existing = (id: string | undefined) => (id !== undefined && gone.includes(id) ? undefined : id);
  const others = SETTINGS.filter(({ kind }) => kind !== 'channel' && kind !== 'role');
  const sentences = (rows: readonly Setting[]) => rows.map((row) => settingSentence(row, settings, t));
  const lines = [
    ...channelLines(channel, t),
    ...sentences(PICKED_SETTINGS),
    emojiLine(settings.emoji, t),
    ...(settings.emojiTrouble ?? []).map((trouble) => emojiTroubleSentence(trouble, t)),
    ...sentences(others),
  ];
  return message({
    content: lines.join('\n'),
    components: [
      row(channelSelect('channel', t('settings.select.channel'), existing(channel?.channelId), 1)),
      ...PICKED_SETTINGS.map(({ name, kind, property, placeholder }) => {
        const id = existing(settings[property]);
        return row(
          kind === 'role' ? roleSelect(name, t(placeholder), id) : channelSelect(name, t(placeholder), id, 0),
        );
      }),
    ],
  });
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
