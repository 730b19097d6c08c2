import type { VotingEmoji } from '../../src/reviews/counting/votes.ts';
import { DEFAULT_EMOJI, isVote, storedVotingEmoji } from '../../src/reviews/counting/voting-emoji.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { type Choice, type CountedReview, dueChoices } from './due-counts.ts';
import type { MortalWorld } from './mortal-world.ts';
import { reviewMessagesIn } from './settled.ts';
import { readGuild, type StoredGuild } from './stored-guild.ts';

/** Everybody's vote on a review, whether it counts or not. */
export interface VotesThen {
  /** Tells a review from one that is written anew. */
  readonly writtenAt: number;
  readonly choices: ReadonlyMap<string, Choice>;
  /** Who has reacted with several emoji, or with one that is no vote: what counts depends on the voting emoji. */
  readonly unclear: ReadonlySet<string>;
  /** Where its message is; undefined for none. */
  readonly messageId: string | undefined;
  /** What a reaction with this emoji says; undefined when it is no vote. */
  readonly choiceOf: (emoji: string) => Choice | undefined;
}

/** The votes in a settled world, by review key. */
export async function votesNow(world: MortalWorld): Promise<Map<string, VotesThen>> {
  const guild = await readGuild(world);
  const messages = reviewMessagesIn(world);
  return new Map(
    [...guild.reviews].map(([key, { writtenAt, posting }]) => {
      const message = posting.state === 'posted' ? messages.get(posting.messageId) : undefined;
      const counted = onMessage(world, guild, key, message);
      const unclear = unclearVoters(counted);
      const choiceOf = (emoji: string) => choiceWith(emoji, counted.emoji);
      return [key, { writtenAt, choices: dueChoices(counted), unclear, messageId: message?.id, choiceOf }];
    }),
  );
}

function choiceWith(emoji: string, { helpful, notHelpful }: VotingEmoji): Choice | undefined {
  return emoji === helpful ? 'helpful' : emoji === notHelpful ? 'notHelpful' : undefined;
}

function unclearVoters({ message, emoji }: CountedReview): Set<string> {
  const reactions = message.reactions.flatMap((reaction) =>
    [...new Set([...reaction.normal, ...reaction.super])].map((userId) => ({
      userId,
      name: reaction.emoji.name,
    })),
  );
  const byUser = Map.groupBy(reactions, ({ userId }) => userId);
  const isUnclear = (theirs: typeof reactions) =>
    theirs.length > 1 || theirs.some(({ name }) => !isVote(name, emoji));
  return new Set([...byUser].filter(([, theirs]) => isUnclear(theirs)).map(([userId]) => userId));
}

/** The votes on a message, or, without one, those on the disk. */
function onMessage(
  { sandbox }: MortalWorld,
  { votes, guilds }: StoredGuild,
  key: string,
  message: SandboxMessage | undefined,
): CountedReview {
  const stored = votes.get(key);
  const isCounted = (userId: string) => userId !== sandbox.botId;
  if (message !== undefined) {
    const emoji = storedVotingEmoji(guilds.get(sandbox.guildId)?.emoji);
    return { message, votes: stored, emoji, isCounted };
  }
  const reactions = Object.entries(stored?.reactions ?? {}).map(([name, lists]) => ({
    emoji: { id: null, name },
    ...lists,
  }));
  const emoji = stored?.emoji ?? DEFAULT_EMOJI;
  return { message: { id: stored?.messageId ?? '', reactions }, votes: stored, emoji, isCounted };
}

/** What is known of everybody's votes, also on reviews that are deleted just now: their deletion can be undone. */
export class LastingVotes {
  readonly #known = new Map<string, VotesThen>();

  /**
   * Follows a round. Returns votes that are other than before, though nobody touched them: a vote lasts until its member
   * changes it.
   * @param touched who has changed a vote in this round, wherever
   */
  follow(now: ReadonlyMap<string, VotesThen>, touched: ReadonlySet<string>): string[] {
    const current = new Map([...now].map(([key, votes]) => [`${key} of ${votes.writtenAt}`, votes]));
    const changed = [...current].flatMap(([review, votes]) => this.#changes(review, votes, touched));
    for (const [review, votes] of this.#known) {
      const unclear = votes.unclear.union(touched);
      if (!current.has(review)) this.#known.set(review, { ...votes, unclear });
    }
    for (const [review, votes] of current) this.#known.set(review, votes);
    return changed;
  }

  #changes(review: string, { choices, unclear }: VotesThen, touched: ReadonlySet<string>): string[] {
    const before = this.#known.get(review);
    const clear = new Set([...(before?.choices.keys() ?? []), ...choices.keys()])
      .difference(touched)
      .difference(unclear)
      .difference(before?.unclear ?? new Set());
    return [...clear]
      .filter((userId) => choices.get(userId) !== before?.choices.get(userId))
      .map(
        (userId) =>
          `the vote of ${userId} on ${review}, who touched none, was ${before?.choices.get(userId)} and is ${choices.get(userId)}`,
      );
  }
}
