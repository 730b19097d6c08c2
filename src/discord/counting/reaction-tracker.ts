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
import { isVote, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { MessageAddress } from '../display/review-messages.ts';

export interface ReactionTrackerOptions {
  readonly guilds: GuildDirectory;
  /** Resolves once no post is in progress: a reaction can arrive before Discord's response to the post it is on. */
  readonly postsSettled: () => Promise<void>;
  /** Called when an author votes on their own review. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
  /** Called when a member votes against older votes of theirs, given in the form that requests to Discord use. */
  readonly onOppositeVote: (address: MessageAddress, userId: string, older: readonly string[]) => void;
  /** Called when an event does not fit the votes that are known. */
  readonly onDoubt: (guildId: string, reviewKey: string) => void;
  /** Called when a vote could not be counted, so that a sweep fetches it from Discord. */
  readonly onMissed: (guildId: string) => void;
  readonly log: Logger;
}

interface MessageEvent {
  readonly emoji?: Pick<APIEmoji, 'id' | 'name'>;
  readonly guild_id?: string;
  readonly channel_id: string;
  readonly message_id: string;
}

/** A human who has reacted. */
interface Voter {
  readonly userId: string;
  /** The emoji, as it is stored. */
  readonly emoji: string;
  /** Ids of their roles, from the event. */
  readonly roles: readonly string[];
}

/**
 * Reads votes from the raw gateway events, because discord.js drops reactions on messages that it has not cached. An
 * event delivered twice changes nothing. Returns a function that resolves once every event received so far is counted.
 */
export function trackReactions(client: Client, options: ReactionTrackerOptions): () => Promise<void> {
  const { guilds, log } = options;
  /** Keeps the events of a message in order: the first ones may have to wait for Discord's response to its post. */
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
      // A repeated event or one in the wrong order. Events that remove many reactions at once do not show their order.
      if (changed === false || !('user_id' in event)) options.onDoubt(guildId, review.key);
      if (changed !== true || voter === undefined) return;
      if (voter.userId === review.authorId) options.onOwnVote(guild, review);
      const requestName = (name: string) =>
        memory.reactionEmoji.find((emoji) => storedEmojiName(emoji) === name) ?? name;
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
