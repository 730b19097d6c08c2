import { type APIMessage, type APIReaction, Routes } from 'discord-api-types/v10';
import type { Clock } from '../../clock.ts';
import { storeFoundReactions } from '../../guilds/erasing/leftovers.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Measures } from '../../measures.ts';
import { dayOf } from '../../reviews/counting/vote-days.ts';
import type { ReactionCount } from '../../reviews/counting/votes.ts';
import { isVote, requestEmoji, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import type { LeftReactions } from '../../storage/entries/data-entries.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Read } from '../connection/read.ts';
import { fetchReactors, type Reactors, replaceReactors } from './fetch-reactors.ts';

export interface ReplaceVotesServices {
  readonly read: Read;
  readonly clock: Clock;
  readonly measures: Pick<Measures, 'difference'>;
}

/** A message as Discord has listed it. */
export interface ListedMessage {
  readonly message: APIMessage;
  /** When Discord was asked, by the clock's `monotonic`. */
  readonly askedAt: number;
}

/**
 * Replaces a review's votes with the reactions on its message. Given a message from a list, it fetches voters only where
 * the numbers differ; without one, it fetches the message and every voter. So it does when a vote has arrived since the list
 * was asked for: with one that was missed before, the numbers may be the same although the voters are not. Rejects as discord.js
 * does.
 * @returns the message; undefined when the review has another message by now
 */
export async function replaceVotes(
  { read, clock, measures }: ReplaceVotesServices,
  guild: OpenGuild,
  { key, posting: { channelId, messageId } }: PostedReview,
  list?: ListedMessage,
): Promise<APIMessage | undefined> {
  let message = list?.message;
  const outcome = await guild.votes.replace(key, messageId, async (stored) => {
    const listed =
      list === undefined || guild.votes.arrivals.since(key, list.askedAt) ? undefined : list.message;
    // The emoji of the ballot, which the fetched votes are for.
    const { emoji: voteEmoji } = stored;
    const { reactionEmoji } = guild.memory;
    // Not earlier: a vote that arrives from here on is applied on top of the fetched ones.
    message = listed ?? ((await read(Routes.channelMessage(channelId, messageId))) as APIMessage);
    const counted = new Map(message.reactions?.map((reaction) => [emojiName(reaction.emoji), reaction]));
    const known = stored.rawCounts();
    const names = new Set([...reactionEmoji.map(storedEmojiName), ...known.keys(), ...counted.keys()]);
    const fetched: Reactors[] = [];
    for (const name of names) {
      if (!isVote(name, voteEmoji)) continue;
      if (listed !== undefined && isSameCount(known.get(name), counted.get(name))) continue;
      const emoji = requestEmoji(name, reactionEmoji);
      // A listed message may be older than a stored vote, so its numbers cannot tell which lists are empty.
      const numbers = listed === undefined ? countOf(counted.get(name)) : undefined;
      fetched.push(await fetchReactors(read, message, { name, emoji }, numbers));
    }
    await noteErased(guild, { reviewKey: key, channelId, messageId }, fetched);
    const day = dayOf(clock.now());
    // Asked when it is written: a member may have had their votes erased while Discord was asked.
    const isIgnored = (userId: string) => guild.memory.uncounted.ignores(userId, key);
    return (ballot) => {
      const differs = fetched
        .map((reactors) => replaceReactors(ballot, reactors, isIgnored, day))
        .includes(true);
      if (differs) measures.difference('votes');
      return differs;
    };
  });
  return outcome === 'other-message' ? undefined : message;
}

/** Notes the reactions of members whose data are being erased, before they are left out: nobody else would find them to remove them. */
async function noteErased(
  guild: OpenGuild,
  message: Omit<LeftReactions, 'emoji'>,
  fetched: readonly Reactors[],
): Promise<void> {
  const emoji = new Map<string, string[]>();
  for (const { name, normal, burst } of fetched)
    for (const { id } of [...normal, ...burst])
      if (guild.memory.hasLeftovers(id)) emoji.set(id, [...(emoji.get(id) ?? []), name]);
  for (const [userId, names] of emoji)
    await guild.run(storeFoundReactions(userId, { ...message, emoji: names }));
}

const countOf = (reaction: APIReaction | undefined): ReactionCount => ({
  normal: reaction?.count_details.normal ?? 0,
  super: reaction?.count_details.burst ?? 0,
});

function isSameCount(stored: ReactionCount | undefined, reaction: APIReaction | undefined): boolean {
  const { normal, super: burst } = countOf(reaction);
  return (stored?.normal ?? 0) === normal && (stored?.super ?? 0) === burst;
}
