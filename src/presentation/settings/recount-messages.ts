import { ButtonStyle } from 'discord-api-types/v10';
import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { jobDuration } from '../duration.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { emojiMarkdown } from './settings-table.ts';
import { stopButton } from './stop-button.ts';

export interface EmojiPlan {
  /** As requests name them. */
  readonly emoji: VotingEmoji;
  /** How many posted reviews get them. */
  readonly reviews: number;
  /** How long that takes, in milliseconds. */
  readonly duration: number;
}

/** Asks before the vote emoji change: which emoji, on how many reviews, how long it takes. */
export function confirmEmojiMessage({ emoji, reviews, duration }: EmojiPlan, t: Translate): MessagePayload {
  const { helpful, notHelpful } = emoji;
  const question =
    notHelpful === undefined
      ? t('emoji.confirm.helpfulOnly', { helpful: emojiMarkdown(helpful) })
      : t('emoji.confirm', { helpful: emojiMarkdown(helpful), notHelpful: emojiMarkdown(notHelpful) });
  const effort = reviews === 0 ? [] : [t('emoji.reviews', { count: reviews }), jobDuration(duration, t)];
  const names = [helpful, notHelpful].filter((one) => one !== undefined).map(storedEmojiName);
  return message({
    content: [question, ...effort].join('\n'),
    components: [row(button(customId('emoji', ...names), t('emoji.button'), { style: ButtonStyle.Primary }))],
  });
}

/** Asks before a recount that takes long. */
export const confirmRecountMessage = (
  { reviews, duration }: Pick<EmojiPlan, 'reviews' | 'duration'>,
  t: Translate,
): MessagePayload =>
  message({
    content: [t('recount.confirm', { count: reviews }), jobDuration(duration, t)].join('\n'),
    components: [row(button(customId('recount'), t('recount.button'), { style: ButtonStyle.Primary }))],
  });

/** Why a recount could not do all for a review, in the order in which that is told. */
const LEFT_REASONS = [
  'archived',
  'limited',
  'unreachable',
  'forbidden',
  'gone',
  'failed',
  'emoji-gone',
  'reactions-full',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export interface LeftBehind {
  readonly reviews: { readonly [Reason in LeftReason]?: number };
  /** Of how many of these reviews not even the votes are counted. */
  readonly notCounted: number;
}

export interface RecountView {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Whether somebody has stopped it. */
  readonly stopped?: boolean;
  /** What the recount could not do, once it has finished. */
  readonly left?: LeftBehind | undefined;
  /** Whether reviews may still have the emoji before those that a manager chose. */
  readonly oldEmojiLeft?: boolean | undefined;
}

/** The progress of a recount, with a button that stops it while it runs. */
export const recountMessage = (view: RecountView, t: Translate): MessagePayload =>
  message({
    content: recountProgress(view, t),
    components: view.running && view.total > 0 ? [row(stopButton('recount', t))] : [],
  });

/** The progress of a recount: a sentence, and one for each reason why something is left to do. */
export function recountProgress(
  { done, total, running, stopped, left, oldEmojiLeft = false }: RecountView,
  t: Translate,
): string {
  if (total === 0) return t('recount.none');
  if (stopped) return t(oldEmojiLeft ? 'recount.stopped.emoji' : 'recount.stopped', { done, count: total });
  if (running) return t('recount.progress', { done, count: total });
  const exceptions = LEFT_REASONS.flatMap((reason) => {
    const count = left?.reviews[reason] ?? 0;
    return count === 0 ? [] : [t(`recount.left.${reason}`, { count })];
  });
  if (exceptions.length === 0) return t('recount.done', { count: total });
  const counted = Math.max(0, total - (left?.notCounted ?? 0));
  return [t('recount.partly', { done: counted, count: total }), ...exceptions].join('\n');
}
