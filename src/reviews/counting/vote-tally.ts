import type { HelpfulCounts, VotingEmoji } from './votes.ts';
import { baseEmoji } from './voting-emoji.ts';

/** One of the two votes. In a tally it stands for a carried vote: no emoji is spelled like this. */
export type VoteValue = 'helpful' | 'notHelpful';

/**
 * How many members made each choice. A choice is the base emoji that a member reacted with, sorted and joined by
 * spaces, or their carried vote.
 */
export type VoteTally = Map<string, number>;

/** Adds or removes a member. One without a choice ('') is not tallied. */
export function tallyMember(tally: VoteTally, choice: string, change: 1 | -1): void {
  if (choice === '') return;
  const members = (tally.get(choice) ?? 0) + change;
  if (members === 0) tally.delete(choice);
  else tally.set(choice, members);
}

/** The vote that a choice amounts to; undefined when it has neither vote emoji, or both. */
export function voteOf(choice: string, rules: VotingEmoji): VoteValue | undefined {
  if (choice === 'helpful' || (choice === 'notHelpful' && rules.notHelpful !== undefined)) return choice;
  const emoji = choice.split(' ');
  const saysHelpful = emoji.includes(baseEmoji(rules.helpful));
  const saysNot = rules.notHelpful !== undefined && emoji.includes(baseEmoji(rules.notHelpful));
  if (saysHelpful === saysNot) return undefined;
  return saysHelpful ? 'helpful' : 'notHelpful';
}

export function countTally(
  tally: Iterable<readonly [choice: string, members: number]>,
  rules: VotingEmoji,
): HelpfulCounts {
  const counts = { helpful: 0, notHelpful: 0 };
  for (const [choice, members] of tally) {
    const vote = voteOf(choice, rules);
    if (vote !== undefined) counts[vote] += members;
  }
  return counts;
}
