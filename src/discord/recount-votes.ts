import type { REST } from '@discordjs/rest';
import {
  type APIEmoji,
  type APIMessage,
  type APIReaction,
  type APIUser,
  ReactionType,
  Routes,
} from 'discord-api-types/v10';
import type { OpenGuild } from '../guilds/guild-directory.ts';
import { isVote } from '../reviews/voting-emoji.ts';
import { emojiName } from './emoji-name.ts';

const PAGE = 100;

/** A message, and the reactions that Discord has counted on it; without them every voter is fetched. */
export type Voted = Pick<APIMessage, 'id' | 'channel_id'> & {
  readonly counted?: readonly APIReaction[];
};

/**
 * Makes the votes of a review equal to the reactions on its message: only where the numbers differ are the voters
 * fetched, and then they replace those that are stored. Votes that arrive meanwhile are applied after.
 */
export function recountVotes(rest: REST, guild: OpenGuild, reviewKey: string, message: Voted): Promise<void> {
  const { voteEmoji } = guild.memory;
  const counted = new Map(message.counted?.map((reaction) => [emojiName(reaction.emoji), reaction]));
  return guild.votes.change(reviewKey, message.id, async (ballot) => {
    const stored = ballot.rawCounts();
    const names = new Set([...Object.values(voteEmoji), ...stored.keys(), ...counted.keys()]);
    const differing = [...names].filter((name) => {
      const isSame = message.counted !== undefined && sameCounts(stored.get(name), counted.get(name));
      return isVote(name, voteEmoji) && !isSame;
    });
    // All of them before the first is replaced: what fails half-way has changed nothing.
    const fetched: { name: string; normal: APIUser[]; burst: APIUser[] }[] = [];
    for (const name of differing) {
      // Also where the message shows none: it was read before the vote that is stored, perhaps.
      const emoji = counted.get(name)?.emoji ?? { id: null, name };
      const normal = await reactors(rest, message, emoji, ReactionType.Normal);
      const burst = await reactors(rest, message, emoji, ReactionType.Super);
      fetched.push({ name, normal, burst });
    }
    return fetched
      .map(({ name, normal, burst }) => {
        const bots = [...normal, ...burst].filter(({ bot }) => bot === true);
        return ballot.replace(
          name,
          { normal: normal.map(userId), super: burst.map(userId) },
          bots.map(userId),
        );
      })
      .includes(true);
  });
}

const userId = ({ id }: APIUser): string => id;

function sameCounts(stored: RawCount | undefined, reaction: APIReaction | undefined): boolean {
  const { normal, burst } = reaction?.count_details ?? { normal: 0, burst: 0 };
  return (stored?.normal ?? 0) === normal && (stored?.super ?? 0) === burst;
}

interface RawCount {
  readonly normal: number;
  readonly super: number;
}

/** Everybody who reacted with an emoji in one way; a page ends with the last user id of the one before. */
async function reactors(
  rest: REST,
  { channel_id, id }: Voted,
  emoji: Pick<APIEmoji, 'id' | 'name'>,
  type: ReactionType,
): Promise<APIUser[]> {
  const name = emoji.id === null ? (emoji.name ?? '') : `${emoji.name}:${emoji.id}`;
  const users: APIUser[] = [];
  for (;;) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      type: String(type),
      after: users.at(-1)?.id ?? '0',
    });
    const route = Routes.channelMessageReaction(channel_id, id, encodeURIComponent(name));
    const page = (await rest.get(route, { query })) as APIUser[];
    users.push(...page);
    if (page.length < PAGE) return users;
  }
}
