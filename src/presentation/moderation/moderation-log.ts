import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { quoted } from '../markdown/quoted.ts';
import { type MessagePayload, message } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

/** Something that a moderator did. */
export interface LoggedAct {
  /** `reopen` takes "Keep" back. */
  readonly act: ModeratorAct | 'reopen';
  readonly moderatorId: string;
  /** The member that it is about. */
  readonly memberId: string;
  /** The show of the review that it is about; absent when it is about the member. */
  readonly show?: NamedShow | undefined;
  readonly reason?: string | undefined;
  /** URL of the review's message. */
  readonly link?: string | undefined;
}

/** Says in one sentence what a moderator did. */
export function actSentence(
  { act, moderatorId, memberId, show, reason, link }: LoggedAct,
  t: Translate,
): string {
  const sentence = t(`log.${act}`, {
    moderator: `<@${moderatorId}>`,
    member: `<@${memberId}>`,
    title: show === undefined ? '' : markdownTitle(show),
  });
  return [
    sentence,
    ...(reason === undefined ? [] : [quoted(reason)]),
    ...(link === undefined ? [] : [link]),
  ].join(' · ');
}

/** The message about an act in the log channel. */
export const logMessage = (logged: LoggedAct, t: Translate): MessagePayload =>
  message({ embeds: [{ description: actSentence(logged, t) }] });

/** Tells the staff that the bot may not update the reviews in a channel. */
export const displayForbiddenMessage = (channelId: string, t: Translate): MessagePayload =>
  message({ embeds: [{ description: t('log.displayForbidden', { channel: `<#${channelId}>` }) }] });
