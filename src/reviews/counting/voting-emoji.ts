import type { VotingEmoji } from './votes.ts';

/** The emoji of a guild that has chosen no others. */
export const DEFAULT_EMOJI: VotingEmoji = { helpful: '👍', notHelpful: '👎' };

const VARIATION_AND_SKIN_TONE = /[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu;

/**
 * The emoji without skin tone and variation selector: "👍🏽" counts as "👍". A guild's own emoji (an id) stays as it is.
 */
export function baseEmoji(emoji: string): string {
  return emoji.replace(VARIATION_AND_SKIN_TONE, '');
}

/** Whether a reaction with this emoji is an answer to "Was this review helpful to you?". */
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

/** What reactions with an emoji that requests name like this are stored under: a guild's own emoji is known by its id. */
export const storedEmojiName = (emoji: string): string => /^\w+:(\d+)$/.exec(emoji)?.[1] ?? emoji;

/** The emoji of a guild as votes are stored; absent: the usual ones. */
export const storedVotingEmoji = ({ helpful, notHelpful } = DEFAULT_EMOJI): VotingEmoji => ({
  helpful: storedEmojiName(helpful),
  notHelpful: notHelpful === undefined ? undefined : storedEmojiName(notHelpful),
});
