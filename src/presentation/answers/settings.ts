import { type MessagePayload, message } from '../payload.ts';
import type { Text } from '../texts.ts';
import { type NeededPermission, permissionNames } from './permissions.ts';

export interface ChannelState {
  readonly channelId: string;
  /** What the bot may not do there. */
  readonly missing: readonly NeededPermission[];
}

/** The guild's settings; no channel state while none is chosen. */
export function settingsMessage(channel: ChannelState | undefined, t: Text): MessagePayload {
  if (channel === undefined) return message({ content: t('settings.channel.none') });
  const lines = [
    t('settings.channel', { channel: `<#${channel.channelId}>` }),
    channel.missing.length === 0
      ? t('settings.channel.ready')
      : t('settings.channel.missing', { permissions: permissionNames(channel.missing, t) }),
  ];
  return message({ content: lines.join('\n') });
}

/** The answer to choosing a channel: taken, or what is missing there. */
export function settingsSetMessage({ channelId, missing }: ChannelState, t: Text): MessagePayload {
  const channel = `<#${channelId}>`;
  return message({
    content:
      missing.length === 0
        ? t('settings.set', { channel })
        : t('settings.set.missing', { channel, permissions: permissionNames(missing, t) }),
  });
}
