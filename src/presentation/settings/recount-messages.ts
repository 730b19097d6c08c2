import { ButtonStyle } from 'discord-api-types/v10';
import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

const MINUTE = 60_000;

/** Turns an emoji as requests name it into Markdown: `name:id` becomes `<:name:id>`. */
export const emojiMarkdown = (emoji: string): string =>
  storedEmojiName(emoji) === emoji ? emoji : `<:${emoji}>`;

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
  const minutes = Math.max(1, Math.ceil(duration / MINUTE));
  const effort =
    reviews === 0 ? [] : [t('emoji.reviews', { count: reviews }), t('repost.duration', { count: minutes })];
  const names = [helpful, notHelpful].filter((one) => one !== undefined).map(storedEmojiName);
  return message({
    content: [question, ...effort].join('\n'),
    components: [row(button(customId('emoji', ...names), t('emoji.button'), { style: ButtonStyle.Primary }))],
  });
}

export interface RecountView {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
}

/** The progress of a recount, in a sentence. */
export function recountProgress({ done, total, running }: RecountView, t: Translate): string {
  if (total === 0) return t('recount.none');
  return running ? t('recount.progress', { done, count: total }) : t('recount.done', { count: total });
}
