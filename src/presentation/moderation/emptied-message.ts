import { ButtonStyle } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** Reviews of a channel that lost their messages soon after one another. */
interface LostTogether {
  readonly channelId: string;
  /** Whether the channel itself is gone: Discord shows no name for it. */
  readonly isGone: boolean;
  /** When that was noticed, in milliseconds since the epoch. */
  readonly at: number;
  readonly reviews: number;
}

/** Asks moderators whether a channel was emptied, which is assumed, or its reviews were removed on purpose. */
export const emptiedMessage = (lost: LostTogether, t: Translate): MessagePayload =>
  withAnswer(
    lost,
    lost.isGone
      ? t('emptied.gone', { count: lost.reviews })
      : t('emptied', { channel: nameOf(lost, t), count: lost.reviews }),
    'on-purpose',
    t,
  );

const nameOf = ({ channelId, isGone }: Pick<LostTogether, 'channelId' | 'isGone'>, t: Translate): string =>
  isGone ? t('emptied.channel.gone') : `<#${channelId}>`;

/** Says that the reviews which lost their messages in a channel are posted again, or gone. */
export const emptiedOverMessage = (lost: Omit<LostTogether, 'at'>, t: Translate): MessagePayload =>
  message({
    embeds: [{ description: t('emptied.over', { channel: nameOf(lost, t), count: lost.reviews }) }],
  });

/** Says what a moderator has answered, and offers the other answer. */
export function judgedMessage(
  lost: LostTogether & { readonly purpose: 'emptied' | 'on-purpose'; readonly moderatorId: string },
  t: Translate,
): MessagePayload {
  const said = { channel: nameOf(lost, t), count: lost.reviews, moderator: `<@${lost.moderatorId}>` };
  return lost.purpose === 'emptied'
    ? withAnswer(lost, t('emptied.emptied', said), 'on-purpose', t)
    : withAnswer(lost, t('emptied.on-purpose', said), 'emptied', t);
}

function withAnswer(
  { channelId, at }: LostTogether,
  description: string,
  offered: 'emptied' | 'on-purpose',
  t: Translate,
): MessagePayload {
  const id = customId(offered === 'emptied' ? 'was-emptied' : 'was-on-purpose', channelId, at);
  return message({
    embeds: [{ description }],
    components: [row(button(id, t(`emptied.button.${offered}`), { style: ButtonStyle.Secondary }))],
  });
}
