import { Ballot } from './ballot.ts';
import type { CountedVote, CountingRules, HelpfulCounts, Votes, VotingEmoji } from './votes.ts';
import { baseEmoji, DEFAULT_EMOJI, isSameEmoji } from './voting-emoji.ts';

/** What a member says, as bits: with both, or neither, they have no vote. */
const HELPFUL = 1;
const NOT_HELPFUL = 2;

/**
 * How many members found a review helpful and how many did not, from its stored votes: see `countedVotes`.
 */
export function countHelpful(votes: Votes | undefined, rules: CountingRules): HelpfulCounts {
  const counts = { helpful: 0, notHelpful: 0 };
  for (const says of votes === undefined ? [] : whatIsSaid(inForce(votes, rules), rules).values())
    counts[says === HELPFUL ? 'helpful' : 'notHelpful'] += 1;
  return counts;
}

/**
 * Who voted what on a review, from its stored votes. Bots and the author do not count. A member who reacts with both emoji counts
 * as neither, so that the order of events does not matter. Skin tones and super reactions count like the plain emoji, once
 * per member.
 */
export function countedVotes(votes: Votes, rules: CountingRules): CountedVote[] {
  const { days = {}, ...current } = inForce(votes, rules);
  const dayOfVoter = new Map<string, number>();
  for (const day in days) for (const userId of days[day] ?? []) dayOfVoter.set(userId, Number(day));
  return Array.from(whatIsSaid(current, rules), ([userId, says]) => ({
    userId,
    isHelpful: says === HELPFUL,
    day: dayOfVoter.get(userId),
  }));
}

/** Who voted what on a review where nobody's vote is left out, whatever emoji they were given with. */
export const givenVotes = (votes: Votes, authorId: string): CountedVote[] =>
  countedVotes(votes, { ...(votes.emoji ?? DEFAULT_EMOJI), authorId });

/** The votes as the emoji of now have them: those with others are carried. */
const inForce = (votes: Votes, rules: CountingRules): Votes =>
  isSameEmoji(votes.emoji ?? DEFAULT_EMOJI, rules)
    ? votes
    : Ballot.open(votes, votes.messageId, rules).toEntry();

/** `HELPFUL` or `NOT_HELPFUL`, by user id. A tenth of what a ballot takes: a recount reads the votes on every review of a guild. */
function whatIsSaid({ reactions, carried, bots }: Votes, rules: CountingRules): Map<string, number> {
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
  for (const [userId, says] of said)
    if ((says !== HELPFUL && says !== NOT_HELPFUL) || rules.isCounted?.(userId) === false)
      said.delete(userId);
  return said;
}

const meaningOf = (emoji: string, { helpful, notHelpful }: VotingEmoji): number =>
  (isSameBase(emoji, helpful) ? HELPFUL : 0) |
  (notHelpful !== undefined && isSameBase(emoji, notHelpful) ? NOT_HELPFUL : 0);

const isSameBase = (one: string, other: string): boolean =>
  one === other || baseEmoji(one) === baseEmoji(other);

/** Everybody who has a reaction or a carried vote, whether it counts or not. */
export const votersIn = (votes: Votes): Set<string> => Ballot.fromEntry(votes).voterIds();
