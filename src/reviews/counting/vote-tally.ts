import type { HelpfulCounts, VotingEmoji } from './votes.ts';
import { baseEmoji } from './voting-emoji.ts';

/** A vote carried from an earlier message; no emoji is written like this. */
export type VoteValue = 'helpful' | 'notHelpful';

/** Number of members by what they show: their base emoji, sorted and joined by spaces, or a carried vote. */
export type VoteTally = Map<string, number>;

/** Adds or removes a member. Nobody is tallied as showing nothing. */
export function tallyMember(tally: VoteTally, choice: string, change: 1 | -1): void {
  if (choice === '') return;
  const members = (tally.get(choice) ?? 0) + change;
  if (members === 0) tally.delete(choice);
  else tally.set(choice, members);
}

/** The vote of a member who shows this; undefined for neither and for both. */
export function voteOf(choice: string, rules: VotingEmoji): VoteValue | undefined {
  if (choice === 'helpful' || (choice === 'notHelpful' && rules.notHelpful !== undefined)) return choice;
  const emoji = choice.split(' ');
  const saysHelpful = emoji.includes(baseEmoji(rules.helpful));
  const saysNot = rules.notHelpful !== undefined && emoji.includes(baseEmoji(rules.notHelpful));
  if (saysHelpful === saysNot) return undefined;
  return saysHelpful ? 'helpful' : 'notHelpful';
}

/** Who shows helpful alone, and who shows not helpful alone. */
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
