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

/** Lists the reviews that wait for a decision, in a select whose values are `<show id>:<author id>`. */
export function queueMessage(waiting: readonly QueuedReview[], t: Translate): MessagePayload {
  if (waiting.length === 0) return message({ content: t('queue.empty') });
  const options = waiting.map(({ address, show, reports }) => ({
    label: plainTitle(show, 100),
    description: reports > 0 ? t('queue.reported', { count: reports }) : t('queue.deleted'),
    value: `${address.showId}:${address.authorId}`,
  }));
  return message({
    content: t('queue', { count: waiting.length }),
    components: [row(select(customId('queue'), t('queue.placeholder'), options))],
  });
}
