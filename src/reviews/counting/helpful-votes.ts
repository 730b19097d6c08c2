import { Ballot } from './ballot.ts';
import type { CountingRules, HelpfulCounts, Votes } from './votes.ts';

/**
 * How many members found a review helpful and how many did not, from its stored votes. Bots and the author do not
 * count; who shows both emoji counts as neither, so that order does not matter; skin tones and super
 * reactions count like the emoji itself, once a member.
 */
export function countHelpful(votes: Votes | undefined, rules: CountingRules): HelpfulCounts {
  return votes === undefined
    ? { helpful: 0, notHelpful: 0 }
    : Ballot.open(votes, votes.messageId, rules).count(rules);
}

/** Everybody who has reacted or answered, whether they count or not. */
export const votersIn = (votes: Votes): Set<string> => Ballot.fromEntry(votes).voterIds();
