import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { type CardPayload, card } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { label } from '../payload/label.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

const COLOUR = 0xd64541;
/** More channels than this are not named. */
const MOST_CHANNELS = 5;

/** What is about to be erased, and for whom. */
export interface ErasureView {
  readonly userId: string;
  /** Whether the member asks for it themselves, and not a manager. */
  readonly isOwn: boolean;
  readonly reviews: number;
  readonly drafts: number;
  readonly isBlocked: boolean;
  /** The channels in which their reactions stay. */
  readonly keptIn: readonly string[];
  readonly t: Translate;
}

/**
 * Asks before a member's data are erased: says what goes and what stays.
 * @param note what went wrong before
 */
export function eraseCard(
  { userId, isOwn, reviews, drafts, t, ...view }: ErasureView,
  note?: string,
): CardPayload {
  const goes = [
    ...(reviews === 0 ? [] : [t('erase.reviews', { count: reviews })]),
    ...(drafts === 0 ? [] : [t('erase.drafts', { count: drafts })]),
  ];
  return card(COLOUR, [
    note,
    isOwn ? t('erase.title.own') : t('erase.title.other', { member: `<@${userId}>` }),
    [t('erase.goes'), ...[...goes, t('erase.votes'), t('erase.rest')].map((line) => `- ${line}`)].join('\n'),
    [t('erase.stays'), ...stays({ isOwn, ...view }, t).map((line) => `- ${line}`)].join('\n'),
    t('erase.elsewhere'),
    row(
      button(customId('erase-form', userId), t('erase.button'), { style: ButtonStyle.Danger }),
      // What is erased can't be exported any more.
      ...(isOwn ? [button(customId('data-export'), t('erase.button.export'))] : []),
    ),
  ]);
}

const stays = (
  { isOwn, isBlocked, keptIn }: Pick<ErasureView, 'isOwn' | 'isBlocked' | 'keptIn'>,
  t: Translate,
): string[] => [
  t(isBlocked ? 'erase.blocked' : 'erase.block'),
  t('erase.shows'),
  ...(keptIn.length > 0
    ? [t(isOwn ? 'erase.reactions.own' : 'erase.reactions.other', { channels: channelList(keptIn, t) })]
    : []),
];

const channelList = (channelIds: readonly string[], t: Translate): string => {
  const named = channelIds.slice(0, MOST_CHANNELS).map((id) => `<#${id}>`);
  const others = channelIds.length - named.length;
  return others === 0 ? named.join(', ') : t('erase.channels', { channels: named.join(', '), count: others });
};

/** Has a word typed before a member's data are erased. */
export const eraseModal = (userId: string, t: Translate): APIModalInteractionResponseCallbackData => ({
  custom_id: customId('erase', userId),
  title: t('erase.form'),
  components: [
    label(t('erase.form.word', { word: t('erase.word') }), t('erase.form.hint'), {
      type: ComponentType.TextInput,
      custom_id: 'word',
      style: TextInputStyle.Short,
      max_length: MAX_FIELD.word,
      required: true,
    }),
  ],
});

/** Says that the erasure goes on. */
export const erasingCard = ({ isOwn, t }: Pick<ErasureView, 'isOwn' | 't'>): CardPayload =>
  card(COLOUR, [t(isOwn ? 'erase.running.own' : 'erase.running.other')]);

/** Says what was erased, and what stays. */
export function erasedCard({ userId, isOwn, t, ...view }: ErasureView): CardPayload {
  return card(COLOUR, [
    isOwn ? t('erase.done.own') : t('erase.done.other', { member: `<@${userId}>` }),
    [t('erase.stays'), ...stays({ isOwn, ...view }, t).map((line) => `- ${line}`)].join('\n'),
    t('erase.follows'),
  ]);
}

/** The message in the log channel about a manager who has erased somebody else: whom is gone from there, too. */
export const eraseLogMessage = (managerId: string, t: Translate): MessagePayload =>
  message({ embeds: [{ description: t('log.erased', { moderator: `<@${managerId}>` }) }] });
