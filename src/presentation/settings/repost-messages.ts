import { ButtonStyle } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import type { Translate } from '../texts/texts.ts';

const MINUTE = 60_000;

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
  const minutes = Math.max(1, Math.ceil(duration / MINUTE));
  return message({
    content: [
      t('repost.confirm', { channel, count: reviews }),
      t('repost.duration', { count: minutes }),
    ].join('\n'),
    components: [row(button(customId('repost'), t('repost.button'), { style: ButtonStyle.Primary }))],
  });
}

export interface RepostView {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** How many reviews Discord has refused: they stay where they were. */
  readonly refused: number;
  /** While the bot waits: the permissions it lacks in the review channel; empty when Discord does not respond. */
  readonly missing?: readonly NeededPermission[] | undefined;
}

/** The progress of a repost, in one or two sentences. */
export function repostProgress({ done, total, running, refused, missing }: RepostView, t: Translate): string {
  const lines = [
    running ? t('repost.progress', { done, count: total }) : t('repost.done', { count: total - refused }),
  ];
  if (refused > 0) lines.push(t('repost.refused', { count: refused }));
  if (running && missing !== undefined)
    lines.push(
      missing.length > 0
        ? t('repost.waiting.permissions', { permissions: permissionNames(missing, t) })
        : t('repost.waiting'),
    );
  return lines.join('\n');
}
