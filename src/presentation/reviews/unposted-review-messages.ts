import {
  type APIButtonComponent,
  type APIEmbed,
  ButtonStyle,
  ChannelType,
  ComponentType,
} from 'discord-api-types/v10';
import { cleanLine, cleanText } from '../../reviews/plain-text.ts';
import type { ReviewFields } from '../../reviews/review.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { quoted } from '../markdown/quoted.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { reviewText } from './review-text.ts';

/**
 * Asks a manager where reviews go, with a select of text and announcement channels.
 * @param refused why the channel that they chose does not do
 */
export function askChannelMessage(show: NamedShow, t: Translate, refused?: string): MessagePayload {
  const asked = t('channel.ask', { title: markdownTitle(show) });
  return message({
    content: refused === undefined ? asked : `${refused}\n${asked}`,
    components: [
      row({
        type: ComponentType.ChannelSelect,
        custom_id: customId('review-channel', show.id),
        placeholder: t('channel.placeholder'),
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      }),
    ],
  });
}

/** Why a review is not posted. `underway`: Discord takes its time. `storage`: the bot could not save it either. */
export type UnpostedReason =
  | 'underway'
  | 'hidden'
  | 'private'
  | 'storage'
  | 'deleted'
  | 'lost'
  | 'imported'
  | 'channel-gone'
  | 'refused';

export interface UnpostedView {
  readonly show: NamedShow;
  readonly reason: UnpostedReason;
  /** The show id of the draft that the review takes the place of, when that is not the show's own. */
  readonly instead?: string | undefined;
  /** Why moderators hid it, if its author was told. */
  readonly why?: string | undefined;
  /** Whether its author can have it posted, or posted again. */
  readonly canRepost?: boolean;
  /** Shown below the sentence for the member to copy, when the bot could not save it. */
  readonly fields?: Pick<ReviewFields, 'headline' | 'body'> | undefined;
  readonly t: Translate;
}

/**
 * Says why a review is not posted and what to do, with a button to try again. When a moderator removed its message, the
 * button deletes the review instead: the member can then write a new one.
 */
export function unpostedMessage(view: UnpostedView): MessagePayload {
  const { show, reason, why, fields, t } = view;
  const buttons = unpostedButtons(view);
  const embeds = fields === undefined ? [] : textEmbeds(fields);
  const key =
    reason === 'storage' && embeds.length === 0 ? 'unposted.storage.score' : (`unposted.${reason}` as const);
  return message({
    content: [
      t(key, { title: markdownTitle(show) }),
      ...(why === undefined ? [] : [t('notice.reason', { reason: quoted(why) })]),
    ].join(' '),
    embeds,
    components: buttons.length > 0 ? [row(...buttons)] : [],
  });
}

/** What the button says that posts a review which has no message. */
const POST_IT = { lost: 'unposted.lost.button', imported: 'unposted.imported.button' } as const;

function unpostedButtons({
  show,
  reason,
  instead = show.id,
  canRepost = false,
  t,
}: UnpostedView): APIButtonComponent[] {
  if (reason === 'deleted') return [button(customId('delete', show.id), t('posted.button.delete'))];
  const style = { style: ButtonStyle.Primary } as const;
  const ids = instead === show.id ? [show.id] : [show.id, instead];
  if (reason !== 'lost' && reason !== 'imported')
    return [button(customId('retry', ...ids), t('unposted.button'), style)];
  return canRepost ? [button(customId('post-lost', show.id), t(POST_IT[reason]), style)] : [];
}

/**
 * Gives a text back to its member, when the bot does not know which show it is about and so cannot save it.
 * @param isUnread whether that is because the database doesn't answer
 */
export function returnedTextMessage(
  fields: Pick<ReviewFields, 'headline' | 'body'>,
  isUnread: boolean,
  t: Translate,
): MessagePayload {
  const content = t(isUnread ? 'unposted.unread-show' : 'unposted.unknown-show');
  return message({ content, embeds: textEmbeds(fields) });
}

/** Says that nobody knows yet whether a review is saved, and gives its text back. */
export function uncertainMessage(show: NamedShow, fields: ReviewFields, t: Translate): MessagePayload {
  const embeds = textEmbeds(fields);
  const told = t('unposted.uncertain', { title: markdownTitle(show) });
  const content = embeds.length === 0 ? told : `${told} ${t('unposted.uncertain.copy')}`;
  return message({ content, embeds });
}

/** Asks whether a text should replace the review that the member has. */
export function confirmReplaceMessage(show: NamedShow, t: Translate): MessagePayload {
  return message({
    content: t('make.replace', { title: markdownTitle(show) }),
    components: [
      row(button(customId('retry', show.id), t('make.replace.button'), { style: ButtonStyle.Primary })),
    ],
  });
}

/** What a member typed, for them to copy. */
export function textEmbeds({ headline, body }: Pick<ReviewFields, 'headline' | 'body'>): APIEmbed[] {
  // As typed, but for what Discord would refuse as empty.
  const visible = { headline: cleanLine(headline) || undefined, body: cleanText(body) || undefined };
  const descriptions = reviewText(visible, 0);
  return descriptions.filter((description) => description !== '').map((description) => ({ description }));
}
