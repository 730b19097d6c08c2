import { Ballot } from './ballot.ts';
import type { CountingRules, HelpfulCounts, Votes } from './votes.ts';

/**
 * How many members found a review helpful and how many did not, from its stored votes. Bots and the author do not
 * count. A member who reacts with both emoji counts as neither, so that the order of events does not matter. Skin tones
 * and super reactions count like the plain emoji, once per member.
 */
export function countHelpful(votes: Votes | undefined, rules: CountingRules): HelpfulCounts {
  return votes === undefined
    ? { helpful: 0, notHelpful: 0 }
    : Ballot.open(votes, votes.messageId, rules).count(rules);
}

/** Everybody who has a reaction or a carried vote, whether it counts or not. */
export const votersIn = (votes: Votes): Set<string> => Ballot.fromEntry(votes).voterIds();
