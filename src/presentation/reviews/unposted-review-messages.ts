import { type APIEmbed, ButtonStyle, ChannelType, ComponentType } from 'discord-api-types/v10';
import { cleanLine, cleanText } from '../../reviews/plain-text.ts';
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
 * Asks for the score that a saved text lacks, with a select whose values are scores in tenths.
 * @param typed what the member typed as the score, which is not one; '' for nothing
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
 * Asks a manager where reviews go, with a select of text and announcement channels.
 * @param refused the channel that they chose, when the bot lacks permissions there
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

/** Why a review is not posted. `underway`: Discord takes its time. `storage`: the bot could not save it either. */
export type UnpostedReason =
  | {
      readonly kind: 'permissions';
      readonly channelId: string;
      readonly missing: readonly NeededPermission[];
    }
  | {
      readonly kind:
        | 'underway'
        | 'hidden'
        | 'discord'
        | 'private'
        | 'storage'
        | 'deleted'
        | 'channel-gone'
        | 'refused';
    };

export interface UnpostedView {
  readonly show: NamedShow;
  readonly reason: UnpostedReason;
  /** Shown below the sentence for the member to copy, when the bot could not save it. */
  readonly fields?: Pick<ReviewFields, 'headline' | 'body'> | undefined;
  readonly t: Translate;
}

/**
 * Says why a review is not posted and what to do, with a button to try again. When a moderator removed its message, the
 * button deletes the review instead: the member can then write a new one.
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

/** Gives a text back to its member, when the bot does not know which show it is about and so cannot save it. */
export function returnedTextMessage(
  fields: Pick<ReviewFields, 'headline' | 'body'>,
  t: Translate,
): MessagePayload {
  return message({ content: t('unposted.unknown-show'), embeds: textEmbeds(fields) });
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

function sentence(show: NamedShow, reason: UnpostedReason, t: Translate): string {
  const title = markdownTitle(show);
  if (reason.kind !== 'permissions') return t(`unposted.${reason.kind}`, { title });
  const permissions = permissionNames(reason.missing, t);
  return t('unposted.permissions', { title, channel: `<#${reason.channelId}>`, permissions });
}
