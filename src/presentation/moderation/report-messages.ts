import { ButtonStyle } from 'discord-api-types/v10';
import type { ModeratorAct, Report } from '../../reviews/moderation/moderation.ts';
import type { NamedShow } from '../../reviews/shows/show.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row, select } from '../payload/payload.ts';
import { markdownTitle, plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { type ReviewAddress, reportLines } from './moderation-panel.ts';

export interface ReportView {
  readonly address: ReviewAddress;
  readonly show: NamedShow;
  readonly reports: readonly Report[];
  /** URL of the review's message. */
  readonly link?: string | undefined;
  /** What a moderator decided, as a sentence; absent while the message has buttons to decide. */
  readonly decided?: string | undefined;
  readonly t: Translate;
}

/** The message in the moderators' channel about a reported review. */
export function reportMessage({ address, show, reports, link, decided, t }: ReportView): MessagePayload {
  const about = t('report.about', { title: markdownTitle(show), author: `<@${address.authorId}>` });
  const lines = [about, ...reportLines(reports, t), ...(link === undefined ? [] : [link])];
  if (decided !== undefined) lines.push('', decided);
  const act = (
    name: ModeratorAct,
    style: ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
  ) =>
    button(customId('decide', name, address.showId, address.authorId), t(`moderate.button.${name}`), {
      style,
    });
  return message({
    embeds: [{ description: lines.join('\n') }],
    components:
      decided === undefined
        ? [row(act('keep'), act('cover'), act('hide'), act('remove', ButtonStyle.Danger))]
        : [],
  });
}

/** A review that waits for a moderator's decision. */
export interface QueuedReview {
  readonly address: ReviewAddress;
  readonly show: NamedShow;
  /** How often it was reported; 0 for a review that waits because somebody deleted its message. */
  readonly reports: number;
}

/** A channel that was emptied, whose reviews wait for a repost. */
export interface EmptiedChannel {
  readonly channelId: string;
  /** Absent when the channel is gone. */
  readonly name?: string | undefined;
  /** When that was noticed, in milliseconds since the epoch. */
  readonly at: number;
  readonly reviews: number;
}

/** The first part of a value that stands for an emptied channel. No show has this id. */
export const EMPTIED = 'emptied';

/**
 * Lists what waits for a decision, in a select. The value of a review is `<show id>:<author id>`, that of an emptied channel
 * `emptied:<channel id>:<time>`.
 */
export function queueMessage(
  waiting: readonly QueuedReview[],
  channels: readonly EmptiedChannel[],
  t: Translate,
): MessagePayload {
  const hasChannels = channels.length > 0;
  if (waiting.length === 0 && !hasChannels) return message({ content: t('queue.empty') });
  const lines = [
    ...(waiting.length > 0 ? [t('queue', { count: waiting.length })] : []),
    ...(hasChannels ? [t('queue.channels', { count: channels.length })] : []),
  ];
  const emptied = channels.map(({ channelId, name, at, reviews }) => ({
    label: name === undefined ? t('queue.emptied.gone') : t('queue.emptied', { channel: name }),
    description: t('queue.emptied.reviews', { count: reviews }),
    value: `${EMPTIED}:${channelId}:${at}`,
  }));
  const reviews = waiting.map(({ address, show, reports }) => ({
    label: plainTitle(show, 100),
    description: reports > 0 ? t('queue.reported', { count: reports }) : t('queue.deleted'),
    value: `${address.showId}:${address.authorId}`,
  }));
  return message({
    content: lines.join('\n'),
    components: [
      row(
        select(customId('queue'), t(hasChannels ? 'queue.channels.placeholder' : 'queue.placeholder'), [
          ...emptied,
          ...reviews,
        ]),
      ),
    ],
  });
}
