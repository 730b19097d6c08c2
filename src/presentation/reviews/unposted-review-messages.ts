import { type APIEmbed, ButtonStyle, ChannelType, ComponentType } from 'discord-api-types/v10';
import type { ReviewFields } from '../../reviews/review.ts';
import { ALL_SCORES, starsOf } from '../../reviews/score.ts';
import type { NamedShow } from '../../reviews/shows/show.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row, select } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import type { ChannelState } from '../settings/settings-messages.ts';
import { markdownTitle, plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { reviewText } from './review-text.ts';

/**
 * Asks for the score that a saved text lacks: a select whose values are scores in tenths.
 * @param typed what stood in the place of the score, and is none
 */
export function pickScoreMessage(show: NamedShow, typed: string, t: Translate): MessagePayload {
  const options = ALL_SCORES.map((score) => ({
    label: t('score.option', { score: score / 10 }),
    description: starsOf(score),
    value: String(score),
  }));
  const placeholder = t('score.placeholder', { title: plainTitle(show, 100) });
  return message({
    content: typed === '' ? t('score.ask') : t('score.ask.unclear', { typed: escapeUserText(typed) }),
    components: [row(select(customId('score', show.id), placeholder, options))],
  });
}

/**
 * Asks a manager where reviews go: a select of text and announcement channels. `refused` is one that was picked in
 * vain.
 */
export function askChannelMessage(show: NamedShow, t: Translate, refused?: ChannelState): MessagePayload {
  const title = markdownTitle(show);
  return message({
    content:
      refused === undefined
        ? t('channel.ask', { title })
        : t('channel.ask.missing', {
            title,
            channel: `<#${refused.channelId}>`,
            permissions: permissionNames(refused.missing, t),
          }),
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

/** Why a review could not be posted. `storage`: it is not saved either. */
export type UnpostedReason =
  | {
      readonly kind: 'permissions';
      readonly channelId: string;
      readonly missing: readonly NeededPermission[];
    }
  | { readonly kind: 'discord' | 'private' | 'storage' | 'deleted' | 'channel-gone' | 'refused' };

export interface UnpostedView {
  readonly show: NamedShow;
  readonly reason: UnpostedReason;
  /** Shown under the sentence, so that it can be copied when nothing else holds it. */
  readonly fields?: Pick<ReviewFields, 'headline' | 'body'> | undefined;
  readonly t: Translate;
}

/**
 * A review is not posted: why, what to do, and a button to try again; or to delete it, when a moderator removed its
 * message: it can then be written anew.
 */
export function unpostedMessage({ show, reason, fields, t }: UnpostedView): MessagePayload {
  return message({
    content: sentence(show, reason, t),
    embeds: fields ? textEmbeds(fields) : [],
    components: [
      row(
        reason.kind === 'deleted'
          ? button(customId('delete', show.id), t('posted.button.delete'))
          : button(customId('retry', show.id), t('unposted.button'), { style: ButtonStyle.Primary }),
      ),
    ],
  });
}

/** The text of a form that nobody knows the show of: it could not be kept, so the member gets it back. */
export function returnedTextMessage(
  fields: Pick<ReviewFields, 'headline' | 'body'>,
  t: Translate,
): MessagePayload {
  return message({ content: t('unposted.unknown-show'), embeds: textEmbeds(fields) });
}

/** Asks whether a text should take the place of the review that the member has. */
export function confirmReplaceMessage(show: NamedShow, t: Translate): MessagePayload {
  return message({
    content: t('make.replace', { title: markdownTitle(show) }),
    components: [
      row(button(customId('retry', show.id), t('make.replace.button'), { style: ButtonStyle.Primary })),
    ],
  });
}

/** What a member typed, so that it can be copied. */
export function textEmbeds({ headline, body }: Pick<ReviewFields, 'headline' | 'body'>): APIEmbed[] {
  const descriptions = reviewText({ headline: headline || undefined, body: body || undefined }, 0);
  return descriptions.filter((description) => description !== '').map((description) => ({ description }));
}

function sentence(show: NamedShow, reason: UnpostedReason, t: Translate): string {
  const title = markdownTitle(show);
  if (reason.kind !== 'permissions') return t(`unposted.${reason.kind}`, { title });
  const permissions = permissionNames(reason.missing, t);
  return t('unposted.permissions', { title, channel: `<#${reason.channelId}>`, permissions });
}
