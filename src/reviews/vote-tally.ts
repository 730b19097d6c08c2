import type { CountingRules, HelpfulCounts } from './votes.ts';
import { baseEmoji } from './voting-emoji.ts';

/** Number of members by what they show: their base emoji, sorted and joined by spaces. */
export type VoteTally = Map<string, number>;

/** Adds or removes a member. Nobody is tallied as showing nothing. */
export function tallyMember(tally: VoteTally, shown: string, change: 1 | -1): void {
  if (shown === '') return;
  const members = (tally.get(shown) ?? 0) + change;
  if (members === 0) tally.delete(shown);
  else tally.set(shown, members);
}

/** Who shows helpful alone, and who shows not helpful alone. */
export function countTally(
  tally: Iterable<readonly [shown: string, members: number]>,
  rules: Pick<CountingRules, 'helpful' | 'notHelpful'>,
): HelpfulCounts {
  const helpfulEmoji = baseEmoji(rules.helpful);
  const notHelpfulEmoji = rules.notHelpful === undefined ? undefined : baseEmoji(rules.notHelpful);
  let helpful = 0;
  let notHelpful = 0;
  for (const [shown, members] of tally) {
    const emoji = shown.split(' ');
    const saysHelpful = emoji.includes(helpfulEmoji);
    const saysNot = notHelpfulEmoji !== undefined && emoji.includes(notHelpfulEmoji);
    if (saysHelpful && !saysNot) helpful += members;
    if (saysNot && !saysHelpful) notHelpful += members;
  }
  return { helpful, notHelpful };
}
