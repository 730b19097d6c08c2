import type { VotingEmoji } from './votes.ts';

/** The vote emoji of a guild that has not chosen others. */
export const DEFAULT_EMOJI: VotingEmoji = { helpful: '👍', notHelpful: '👎' };

const VARIATION_AND_SKIN_TONE = /[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu;

/** The emoji without skin tone and variation selector: "👍🏽" counts as "👍". A custom emoji (an id) stays unchanged. */
export function baseEmoji(emoji: string): string {
  return emoji.replace(VARIATION_AND_SKIN_TONE, '');
}

/** Whether a reaction with this emoji votes on "Was this review helpful to you?". */
export function isVote(emoji: string, rules: VotingEmoji): boolean {
  const base = baseEmoji(emoji);
  return (
    base === baseEmoji(rules.helpful) ||
    (rules.notHelpful !== undefined && base === baseEmoji(rules.notHelpful))
  );
}

/** Whether both use the same emoji for the same votes. */
export const isSameEmoji = (one: VotingEmoji, other: VotingEmoji): boolean =>
  one.helpful === other.helpful && one.notHelpful === other.notHelpful;

/** The name under which votes store an emoji: a custom emoji's id, where requests to Discord use `name:id`. */
export const storedEmojiName = (emoji: string): string => /^\w+:(\d+)$/.exec(emoji)?.[1] ?? emoji;

/**
 * The form that requests to Discord use of an emoji with this stored name.
 * @param reactionEmoji the emoji that a guild uses or used, in that form
 */
export const requestEmoji = (name: string, reactionEmoji: readonly string[]): string =>
  reactionEmoji.find((emoji) => storedEmojiName(emoji) === name) ?? name;

/** A guild's vote emoji by their stored names; without an argument, the default ones. */
export const storedVotingEmoji = ({ helpful, notHelpful } = DEFAULT_EMOJI): VotingEmoji => ({
  helpful: storedEmojiName(helpful),
  notHelpful: notHelpful === undefined ? undefined : storedEmojiName(notHelpful),
});
