import { Ballot } from './ballot.ts';
import type { CountingRules, HelpfulCounts, Votes, VotingEmoji } from './votes.ts';
import { baseEmoji, DEFAULT_EMOJI, isSameEmoji } from './voting-emoji.ts';

/** What a member says, as bits: with both, or neither, they have no vote. */
const HELPFUL = 1;
const NOT_HELPFUL = 2;

/**
 * How many members found a review helpful and how many did not, from its stored votes. Bots and the author do not
 * count. A member who reacts with both emoji counts as neither, so that the order of events does not matter. Skin tones
 * and super reactions count like the plain emoji, once per member.
 */
export function countHelpful(votes: Votes | undefined, rules: CountingRules): HelpfulCounts {
  if (votes === undefined) return { helpful: 0, notHelpful: 0 };
  return isSameEmoji(votes.emoji ?? DEFAULT_EMOJI, rules)
    ? countStored(votes, rules)
    : Ballot.open(votes, votes.messageId, rules).count(rules);
}

/** Counts as a ballot does, in a tenth of the time: a recount reads the votes on every review of a guild. */
function countStored({ reactions, carried, bots }: Votes, rules: CountingRules): HelpfulCounts {
  const said = new Map<string, number>();
  for (const emoji in reactions) {
    const { normal = [], super: burst = [] } = reactions[emoji] ?? {};
    const says = meaningOf(emoji, rules);
    for (const userId of normal) said.set(userId, (said.get(userId) ?? 0) | says);
    for (const userId of burst) said.set(userId, (said.get(userId) ?? 0) | says);
  }
  if (carried !== undefined) {
    const saysNot = rules.notHelpful === undefined ? 0 : NOT_HELPFUL;
    for (const userId of carried.notHelpful) if (!said.has(userId)) said.set(userId, saysNot);
    for (const userId of carried.helpful) if (!said.has(userId)) said.set(userId, HELPFUL);
  }
  for (const userId of bots) said.delete(userId);
  said.delete(rules.authorId);
  const counts = { helpful: 0, notHelpful: 0 };
  for (const [userId, says] of said) {
    if (rules.isCounted?.(userId) === false) continue;
    if (says === HELPFUL) counts.helpful += 1;
    else if (says === NOT_HELPFUL) counts.notHelpful += 1;
  }
  return counts;
}

const meaningOf = (emoji: string, { helpful, notHelpful }: VotingEmoji): number =>
  (isSameBase(emoji, helpful) ? HELPFUL : 0) |
  (notHelpful !== undefined && isSameBase(emoji, notHelpful) ? NOT_HELPFUL : 0);

const isSameBase = (one: string, other: string): boolean =>
  one === other || baseEmoji(one) === baseEmoji(other);

/** Everybody who has a reaction or a carried vote, whether it counts or not. */
export const votersIn = (votes: Votes): Set<string> => Ballot.fromEntry(votes).voterIds();
