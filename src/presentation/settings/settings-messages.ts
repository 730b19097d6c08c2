import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { type ActionRow, button, type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import type { Translate } from '../texts/texts.ts';
import { WRITABLE_CHANNELS } from './setting-form.ts';
import type { Setting } from './settings-table.ts';

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

/** Says what the bot lacks in a channel that is therefore not taken. */
export const channelRefusedSentence = ({ channelId, missing }: ChannelState, t: Translate): string =>
  t('settings.refused', { channel: `<#${channelId}>`, permissions: permissionNames(missing, t) });

/** Says that the review channel was deleted, and lets another be chosen at once. */
export const channelGoneMessage = (t: Translate): MessagePayload =>
  message({ content: t('repost.gone'), components: [channelQuestion('reviews-channel', t)] });

/** A select that chooses a setting's channel at once. @param attempt makes it another one than the last for Discord's client */
export const channelQuestion = (
  name: Setting['name'],
  t: Translate,
  ...attempt: ['1' | '2'] | []
): ActionRow =>
  row({
    type: ComponentType.ChannelSelect,
    custom_id: customId('setting', name, ...attempt),
    placeholder: t('settings.ask.placeholder', { setting: t(`setting.${name}`) }),
    channel_types: WRITABLE_CHANNELS,
  });

/** Offers to post the reviews again that are not in the review channel. */
export const repostOffer = (t: Translate): ActionRow =>
  row(button(customId('settings-repost'), t('settings.button.repost'), { style: ButtonStyle.Primary }));
