import type { CountingRules } from './votes.ts';

const VARIATION_AND_SKIN_TONE = /[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu;

/**
 * The emoji without skin tone and variation selector: "👍🏽" counts as "👍". A guild's own emoji (an id) stays as it is.
 */
export function baseEmoji(emoji: string): string {
  return emoji.replace(VARIATION_AND_SKIN_TONE, '');
}

/** Whether a reaction with this emoji is an answer to "Was this review helpful to you?". */
export function isVote(emoji: string, rules: Pick<CountingRules, 'helpful' | 'notHelpful'>): boolean {
  const base = baseEmoji(emoji);
  return (
    base === baseEmoji(rules.helpful) ||
    (rules.notHelpful !== undefined && base === baseEmoji(rules.notHelpful))
  );
}
