import { type MessagePayload, message } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

interface JobEnd {
  readonly kind: 'recount' | 'repost' | 'link';
  readonly done: number;
  readonly total: number;
  readonly stoppedBy?: string | undefined;
}

/** The message in the log channel about a job that is over: how far it came, and who stopped it. */
export function jobEndMessage({ kind, done, total, stoppedBy }: JobEnd, t: Translate): MessagePayload {
  const counts = { done, count: total };
  const description =
    stoppedBy === undefined
      ? t(`log.job-done.${kind}`, counts)
      : t(`log.job-stopped.${kind}`, { ...counts, moderator: `<@${stoppedBy}>` });
  return message({ embeds: [{ description }] });
}

/** The message in the log channel about a job that a manager started. */
export const jobLogMessage = (job: JobEnd['kind'], managerId: string, t: Translate): MessagePayload =>
  message({ embeds: [{ description: t(`log.job.${job}`, { moderator: `<@${managerId}>` }) }] });
