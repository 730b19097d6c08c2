import type { Translate } from './texts/texts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A rough duration in words: to the minute up to a quarter of an hour, then to five minutes, to the hour, to the day. */
export function durationWords(milliseconds: number, t: Translate): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / MINUTE));
  if (minutes <= 15) return t('duration.minutes', { count: minutes });
  if (milliseconds < 1.5 * HOUR) return t('duration.minutes', { count: 5 * Math.ceil(minutes / 5) });
  if (milliseconds < 2 * DAY) return t('duration.hours', { count: Math.round(milliseconds / HOUR) });
  return t('duration.days', { count: Math.round(milliseconds / DAY) });
}

/** Says how long a job takes. */
export const jobDuration = (milliseconds: number, t: Translate): string =>
  t('job.duration', { duration: durationWords(milliseconds, t) });
