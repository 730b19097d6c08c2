import { Ballot } from '../../src/reviews/counting/ballot.ts';
import type { HelpfulCounts, Votes, VotingEmoji } from '../../src/reviews/counting/votes.ts';
import { baseEmoji, isVote } from '../../src/reviews/counting/voting-emoji.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';

export type Choice = 'helpful' | 'notHelpful';

/** A review's votes, from what Discord has and, for votes that Discord cannot have any more, from what is stored. */
export interface CountedReview {
  readonly message: Pick<SandboxMessage, 'id' | 'reactions'>;
  readonly votes: Votes | undefined;
  readonly emoji: VotingEmoji;
  /** Whether a user's vote counts: not a bot's, the author's or a blocked member's. */
  readonly isCounted: (userId: string) => boolean;
}

/** The name under which a reaction's emoji is stored. */
const nameOf = ({ emoji }: SandboxMessage['reactions'][number]): string => emoji.id ?? emoji.name;

/** What the reactions on a message that are votes have to be on the disk. */
export function dueReactions({ message, emoji }: Pick<CountedReview, 'message' | 'emoji'>): object {
  const due = message.reactions
    .filter((reaction) => isVote(nameOf(reaction), emoji))
    .map((reaction) => [nameOf(reaction), [...reaction.normal].sort(), [...reaction.super].sort()] as const);
  return due.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The reactions on the disk, in the same form. */
export function storedReactions({ message, votes, emoji }: Omit<CountedReview, 'isCounted'>): object {
  const entry = votes && entryOn(message.id, votes, emoji);
  const stored = Object.entries(entry?.reactions ?? {}).map(
    ([name, { normal, super: burst }]) => [name, [...normal].sort(), [...burst].sort()] as const,
  );
  return stored.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Each member's vote: the one they have on the message, else the one that was carried over to it. */
export function dueChoices({ message, votes, emoji, isCounted }: CountedReview): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  const carried = votes && entryOn(message.id, votes, emoji).carried;
  for (const choice of ['helpful', 'notHelpful'] as const)
    for (const userId of carried?.[choice] ?? []) choices.set(userId, choice);
  const reactors = (wanted: string | undefined): Set<string> =>
    new Set(
      message.reactions
        .filter((reaction) => wanted !== undefined && baseEmoji(nameOf(reaction)) === baseEmoji(wanted))
        .flatMap((reaction) => [...reaction.normal, ...reaction.super]),
    );
  const [helpful, notHelpful] = [reactors(emoji.helpful), reactors(emoji.notHelpful)];
  for (const userId of helpful.union(notHelpful)) {
    // Who says both says neither.
    if (helpful.has(userId) && notHelpful.has(userId)) choices.delete(userId);
    else choices.set(userId, helpful.has(userId) ? 'helpful' : 'notHelpful');
  }
  for (const [userId, choice] of choices)
    if (!isCounted(userId) || (choice === 'notHelpful' && emoji.notHelpful === undefined))
      choices.delete(userId);
  return choices;
}

export function countsOf(choices: ReadonlyMap<string, Choice>): HelpfulCounts {
  const votes = [...choices.values()];
  const helpful = votes.filter((choice) => choice === 'helpful').length;
  return { helpful, notHelpful: votes.length - helpful };
}

/** The votes as they are taken for a message: those of earlier messages or emoji are carried. */
const entryOn = (messageId: string, votes: Votes, emoji: VotingEmoji): Votes =>
  Ballot.open(votes, messageId, emoji).toEntry();
