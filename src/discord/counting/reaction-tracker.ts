import { type Client, GatewayDispatchEvents } from 'discord.js';
import {
  type APIEmoji,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  ReactionType,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { updateVoterRoles } from '../../guilds/counting/voter-roles.ts';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import type { Ballot } from '../../reviews/counting/ballot.ts';
import { isVote, storedName } from '../../reviews/counting/voting-emoji.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { MessageAddress } from '../display/review-messages.ts';

export interface ReactionTrackerOptions {
  readonly guilds: GuildDirectory;
  /** Resolves when no post is under way: a reaction may arrive before the answer to the post it is on. */
  readonly postsSettled: () => Promise<void>;
  /** Called when the author of a review has reacted to it. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
  /** Called when a member has given an answer while these opposite ones stood: emoji as requests name them. */
  readonly onOppositeVote: (address: MessageAddress, userId: string, older: readonly string[]) => void;
  /** Called when an event did not fit to the votes that are known. */
  readonly onDoubt: (guildId: string, reviewKey: string) => void;
  /** Called when a vote could not be counted: Discord still has it. */
  readonly onMissed: (guildId: string) => void;
  readonly log: Logger;
}

/** What the four reaction events have in common. */
interface MessageEvent {
  readonly emoji?: Pick<APIEmoji, 'id' | 'name'>;
  readonly guild_id?: string;
  readonly channel_id: string;
  readonly message_id: string;
}

/** The person who has reacted; no bot. */
interface Voter {
  readonly userId: string;
  /** With what, as it is stored. */
  readonly emoji: string;
  /** Ids of the roles that the event says they have. */
  readonly roles: readonly string[];
}

/**
 * Takes the votes from the gateway's own reaction events: discord.js would drop those on messages that it has not
 * cached. An event is idempotent, so one that is delivered twice changes nothing. Answers a function that resolves when
 * every event that has come is counted.
 */
export function trackReactions(client: Client, options: ReactionTrackerOptions): () => Promise<void> {
  const { guilds, log } = options;
  /** Events of one message in the order they came: the first ones may have to wait for the answer to its post. */
  const queue = new KeyedQueue();

  function change(event: MessageEvent, update: (ballot: Ballot) => boolean, voter?: Voter): void {
    queue
      .run(event.message_id, () => apply(event, update, voter))
      .catch((err: unknown) => {
        log.error({ err }, 'A vote was not counted');
        if (event.guild_id !== undefined) options.onMissed(event.guild_id);
      });
  }

  async function apply(
    event: MessageEvent,
    update: (ballot: Ballot) => boolean,
    voter: Voter | undefined,
  ): Promise<void> {
    const { guild_id: guildId, message_id: messageId, channel_id: channelId, emoji } = event;
    if (guildId === undefined) return;
    await guilds.use(guildId, async (guild) => {
      const { memory, votes } = guild;
      if (!memory.record.reviewChannels.includes(channelId)) return;
      if (emoji !== undefined && !isVote(emojiName(emoji), memory.voteEmoji)) return;
      if (memory.reviewByMessage(messageId) === undefined) await options.postsSettled();
      const review = memory.reviewByMessage(messageId);
      if (review === undefined) return;
      if (voter !== undefined) await updateVoterRoles(guild, new Map([[voter.userId, voter.roles]]));
      let older: string[] = [];
      const changed = await votes.change(review.key, messageId, (ballot) => {
        const isChange = update(ballot);
        if (voter !== undefined) older = ballot.opposites(voter.emoji, voter.userId);
        return isChange;
      });
      // Sent twice, or in the wrong order. What removes many at once tells nothing of the order.
      if (changed === false || !('user_id' in event)) options.onDoubt(guildId, review.key);
      if (changed !== true || voter === undefined) return;
      if (voter.userId === review.authorId) options.onOwnVote(guild, review);
      const requestName = (name: string) =>
        memory.reactionEmoji.find((emoji) => storedName(emoji) === name) ?? name;
      if (older.length > 0)
        options.onOppositeVote({ channelId, messageId }, voter.userId, older.map(requestName));
    });
  }

  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (event) => {
    if (event.message_author_id !== undefined && event.message_author_id !== client.user?.id) return;
    const bot = event.member?.user.bot === true;
    const voter = event.member && !bot ? { ...reaction(event), roles: event.member.roles } : undefined;
    change(event, (ballot) => ballot.add({ ...reaction(event), bot }), voter);
  });
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, (event) => {
    change(event, (ballot) => ballot.remove(reaction(event)));
  });
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveAll, (event) => {
    change(event, (ballot) => ballot.clear());
  });
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveEmoji, (event) => {
    change(event, (ballot) => ballot.removeEmoji(emojiName(event.emoji)));
  });
  return () => queue.idle();
}

const reaction = (event: GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData) =>
  ({
    emoji: emojiName(event.emoji),
    userId: event.user_id,
    kind: event.type === ReactionType.Super ? 'super' : 'normal',
  }) as const;
