import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { InFlight } from '../../storage/in-flight.ts';
import type { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { ShownMessage } from '../comparing/missing-messages.ts';
import type { SuspectedMessages } from './suspected-messages.ts';

export interface DeletionTrackerOptions {
  /** Keeps the events of a message in order. */
  readonly messageEvents: KeyedQueue;
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly suspected: Pick<SuspectedMessages, 'suspectMessages' | 'suspectChannels'>;
  /** Resolves once the bot knows the messages of all posts to a channel: one can be deleted before Discord's response. */
  readonly postsSettled: (channelId: string) => Promise<void>;
  readonly log: Logger;
}

/**
 * Hears when review messages are deleted, one by one, in bulk, or with their channel or thread, and has that verified.
 * Messages that the bot removes itself are not affected: they no longer belong to a review, or have a successor.
 * Returns a function that resolves once every event received so far is handled.
 */
export function trackDeletions(client: Client, options: DeletionTrackerOptions): () => Promise<void> {
  const { guilds, suspected, listeners, log } = options;
  const handling = new InFlight();

  function messagesDeleted(
    guildId: string | undefined,
    channelId: string,
    messageIds: readonly string[],
    inBulk = false,
  ): void {
    handleDeletion(guildId, messageIds, async (guild) => {
      const { memory } = guild;
      if (!memory.postings.isIn(channelId)) return;
      if (messageIds.some((id) => memory.reviewByMessage(id) === undefined))
        await options.postsSettled(channelId);
      suspected.suspectMessages(
        memory.id,
        messageIds.flatMap((id) => shownBy(guild, channelId, id)).map((message) => ({ ...message, inBulk })),
      );
    });
  }

  function handleDeletion(
    guildId: string | undefined,
    messageIds: readonly string[],
    handle: (guild: OpenGuild) => Promise<void>,
  ): void {
    if (guildId === undefined) return;
    // Handled after the votes on these messages that arrived earlier.
    const handled = options.messageEvents
      .run([`deletions:${guildId}`, ...messageIds], () => guilds.use(guildId, handle))
      .catch((err: unknown) => {
        log.error({ err, guildId }, 'A deleted message could not be handled; comparing with Discord');
        listeners.tell('doubt', guildId, undefined);
      });
    handling.add(handled);
  }

  client.ws.on(GatewayDispatchEvents.MessageDelete, ({ guild_id, channel_id, id }) =>
    messagesDeleted(guild_id, channel_id, [id]),
  );
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, ({ guild_id, channel_id, ids }) =>
    messagesDeleted(guild_id, channel_id, ids, true),
  );
  const channelDeleted = (guildId: string, deletedId: string) =>
    handleDeletion(guildId, [], async (guild) => {
      const mayBeGone = [...guild.memory.postings.channels.ids()].filter((channelId) => {
        if (channelId === deletedId) return true;
        const channel = client.channels.cache.get(channelId);
        // Deleting a channel deletes its threads without an event for each; archived ones aren't in the cache.
        return channel === undefined || (channel.isThread() && channel.parentId === deletedId);
      });
      if (mayBeGone.length > 0) suspected.suspectChannels(guildId, mayBeGone);
    });
  client.ws.on(GatewayDispatchEvents.ChannelDelete, ({ guild_id, id }) => channelDeleted(guild_id, id));
  client.ws.on(GatewayDispatchEvents.ThreadDelete, ({ guild_id, id }) => channelDeleted(guild_id, id));
  return () => handling.idle();
}

/** The posting that a message shows: the review's, or its successor. */
function shownBy({ memory }: OpenGuild, channelId: string, messageId: string): ShownMessage[] {
  const review = memory.reviewByMessage(messageId);
  if (review?.posting.state !== 'posted') return [];
  const { id, successor } = review.posting;
  const isSuccessor = successor?.messageId === messageId;
  return [{ reviewKey: review.key, postingId: isSuccessor ? successor.id : id, channelId, messageId }];
}
