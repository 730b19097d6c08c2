import { type MessagePayload, message } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** The message in the log channel about a job that a manager started. */
export const jobLogMessage = (job: 'recount' | 'repost', managerId: string, t: Translate): MessagePayload =>
  message({ embeds: [{ description: t(`log.job.${job}`, { moderator: `<@${managerId}>` }) }] });
