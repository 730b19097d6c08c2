import { type APIMessage, type APIReaction, type APIUser, ReactionType, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { isVote, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Read } from '../connection/read.ts';
import type { PostedReview } from '../display/posted-reviews.ts';

const PAGE = 100;

interface Reactors {
  readonly name: string;
  readonly normal: readonly APIUser[];
  readonly burst: readonly APIUser[];
}

/**
 * Replaces a review's votes with the reactions on its message. Given a message from a list, it fetches voters only
 * where the numbers differ; without one, it fetches the message and every voter. Votes that arrive meanwhile are
 * applied afterwards.
 * @returns the message; undefined when the review has another message by now
 */
export async function recountVotes(
  read: Read,
  guild: OpenGuild,
  { key, posting: { channelId, messageId } }: PostedReview,
  listed?: APIMessage,
): Promise<APIMessage | undefined> {
  const { voteEmoji, reactionEmoji, eligibleVoters } = guild.memory;
  let message = listed;
  await guild.votes.change(key, messageId, async (ballot) => {
    // Fetched in the review's turn, so that no event comes between the message and its voters.
    message ??= (await read(Routes.channelMessage(channelId, messageId))) as APIMessage;
    const counted = new Map(message.reactions?.map((reaction) => [emojiName(reaction.emoji), reaction]));
    const stored = ballot.rawCounts();
    const names = new Set([...reactionEmoji.map(storedEmojiName), ...stored.keys(), ...counted.keys()]);
    // Fetch everything before replacing anything: a request that fails has then changed nothing.
    const fetched: Reactors[] = [];
    for (const name of names) {
      if (!isVote(name, voteEmoji)) continue;
      if (listed !== undefined && isSameCount(stored.get(name), counted.get(name))) continue;
      const emoji = reactionEmoji.find((current) => storedEmojiName(current) === name) ?? name;
      // A listed message may be older than a stored vote, so its numbers cannot tell which lists are empty.
      const numbers = listed === undefined ? countOf(counted.get(name)) : undefined;
      const of = (type: ReactionType) => reactors(read, message as APIMessage, emoji, type);
      const normal = numbers?.normal === 0 ? [] : await of(ReactionType.Normal);
      const burst = numbers?.super === 0 ? [] : await of(ReactionType.Super);
      fetched.push({ name, normal, burst });
    }
    eligibleVoters.addVoters(
      fetched
        .flatMap(({ normal, burst }) => [...normal, ...burst])
        .filter(({ bot }) => bot !== true)
        .map(userId),
    );
    return fetched
      .map(({ name, normal, burst }) => {
        const bots = [...normal, ...burst].filter(({ bot }) => bot === true);
        const users = { normal: normal.map(userId), super: burst.map(userId) };
        return ballot.replace(name, users, bots.map(userId));
      })
      .includes(true);
  });
  return message;
}

const userId = ({ id }: APIUser): string => id;

interface RawCount {
  readonly normal: number;
  readonly super: number;
}

const countOf = (reaction: APIReaction | undefined): RawCount => ({
  normal: reaction?.count_details.normal ?? 0,
  super: reaction?.count_details.burst ?? 0,
});

function isSameCount(stored: RawCount | undefined, reaction: APIReaction | undefined): boolean {
  const { normal, super: burst } = countOf(reaction);
  return (stored?.normal ?? 0) === normal && (stored?.super ?? 0) === burst;
}

/** All users who reacted with an emoji, in the form that requests use. */
async function reactors(
  read: Read,
  { channel_id, id }: APIMessage,
  emoji: string,
  type: ReactionType,
): Promise<APIUser[]> {
  const users: APIUser[] = [];
  for (;;) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      type: String(type),
      after: users.at(-1)?.id ?? '0',
    });
    const route = Routes.channelMessageReaction(channel_id, id, encodeURIComponent(emoji));
    const page = (await read(route, { query })) as APIUser[];
    users.push(...page);
    if (page.length < PAGE) return users;
  }
}
