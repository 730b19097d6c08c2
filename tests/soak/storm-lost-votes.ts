import type { CastVote } from './storm-steps.ts';
import type { VotesThen } from './storm-votes.ts';

export interface LostVotes {
  readonly lost: string[];
  /** Known: a vote on the old message of a review that is being reposted is lost with that message. */
  readonly lostByRepost: string[];
}

/**
 * Votes of a round that are not there at its end, of members who did nothing else with that review. Call it for a round
 * in which no review was deleted, and no message, and the voting emoji stayed the same.
 */
export function lostVotes(cast: readonly CastVote[], now: ReadonlyMap<string, VotesThen>): LostVotes {
  const found: LostVotes = { lost: [], lostByRepost: [] };
  const byMember = Map.groupBy(cast, ({ reviewKey, userId }) => `${reviewKey} ${userId}`);
  for (const [first, ...others] of byMember.values()) {
    if (first?.reviewKey === undefined || others.length > 0 || !first.isOnly) continue;
    const { reviewKey, userId, emoji, messageId } = first;
    const votes = now.get(reviewKey);
    if (votes?.writtenAt !== first.writtenAt || votes?.unclear.has(userId) !== false) continue;
    const due = votes.choiceOf(emoji);
    if (due === undefined || votes.choices.get(userId) === due) continue;
    const vote = `a vote of ${userId} on ${reviewKey}, ${emoji}, is ${votes.choices.get(userId)}`;
    if (votes.messageId === messageId) found.lost.push(vote);
    else found.lostByRepost.push(vote);
  }
  return found;
}
