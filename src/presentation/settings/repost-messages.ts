import { ButtonStyle } from 'discord-api-types/v10';
import { jobDuration } from '../duration.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import type { Translate } from '../texts/texts.ts';
import { timeMarkdown } from '../time-markdown.ts';
import { stopButton } from './stop-button.ts';

export interface RepostPlan {
  readonly channelId: string;
  /** How many reviews the bot would post. */
  readonly reviews: number;
  /** How long that takes, in milliseconds. */
  readonly duration: number;
}

/** Asks before a repost: how many reviews, where, how long it takes. */
export function confirmRepostMessage(
  { channelId, reviews, duration }: RepostPlan,
  t: Translate,
): MessagePayload {
  const channel = `<#${channelId}>`;
  if (reviews === 0) return message({ content: t('repost.none', { channel }) });
  return message({
    content: [t('repost.confirm', { channel, count: reviews }), jobDuration(duration, t)].join('\n'),
    components: [row(button(customId('repost'), t('repost.button'), { style: ButtonStyle.Primary }))],
  });
}

export interface RepostView {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Whether somebody has stopped it. */
  readonly stopped?: boolean;
  /** How many reviews Discord has refused: they stay where they were. */
  readonly refused: number;
  /** How many reviews could not be posted yet, and follow without the job. */
  readonly left: number;
  /** How many reviews the bot can't read: they stay where they were. */
  readonly unreadable: number;
  /** While the bot waits: why. */
  readonly failure?: RepostFailure | undefined;
}

interface RepostFailure {
  readonly reason: string;
  /** The permissions that the bot lacks in the review channel. */
  readonly missing: readonly NeededPermission[];
  /** When Discord takes posts again, if it says so. Milliseconds since the epoch. */
  readonly until?: number | undefined;
}

/** The progress of a repost, with a button that stops it while it runs. */
export const repostMessage = (view: RepostView, t: Translate): MessagePayload =>
  message({
    content: repostProgress(view, t),
    components: view.running ? [row(stopButton('repost', t))] : [],
  });

/** The progress of a repost, in one or more sentences. */
export function repostProgress(
  { done, total, running, stopped, refused, left, unreadable, failure }: RepostView,
  t: Translate,
): string {
  if (stopped) return t('repost.stopped', { done, count: total });
  const lines = [
    running
      ? t('repost.progress', { done, count: total })
      : t('repost.done', { count: total - refused - left - unreadable }),
  ];
  if (refused > 0) lines.push(t('repost.refused', { count: refused }));
  if (left > 0) lines.push(t('repost.left', { count: left }));
  if (unreadable > 0) lines.push(t('repost.unreadable', { count: unreadable }));
  if (running && failure !== undefined) lines.push(waitingLine(failure, t));
  return lines.join('\n');
}

function waitingLine({ reason, missing, until }: RepostFailure, t: Translate): string {
  if (missing.length > 0)
    return t('repost.waiting.permissions', { permissions: permissionNames(missing, t) });
  if (until !== undefined)
    return t(reason === 'timed-out' ? 'repost.waiting.timed-out' : 'repost.waiting.until', {
      time: timeMarkdown(until),
    });
  switch (reason) {
    case 'limited':
    case 'forbidden':
    case 'two-factor':
    case 'channel-gone':
    case 'not-in-guild':
      return t(`repost.waiting.${reason}`);
    default:
      return t('repost.waiting');
  }
}
