import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import { leaveDeletedChannel } from '../../guilds/posting/leave-deleted-channel.ts';
import {
  markDeletedByHand,
  markLost,
  type PostingReference,
} from '../../guilds/posting/mark-message-gone.ts';
import { InFlight } from '../../storage/in-flight.ts';
import type { KeyedQueue } from '../../storage/keyed-queue.ts';

export interface DeletionTrackerOptions {
  /** Keeps the events of a message in order. */
  readonly messageEvents: KeyedQueue;
  readonly guilds: GuildDirectory;
  /** Resolves once the bot knows the messages of all posts to a channel: one can be deleted before Discord's response. */
  readonly postsSettled: (channelId: string) => Promise<void>;
  readonly log: Logger;
  readonly clock: Clock;
}

/**
 * Notices when review messages are deleted, one by one, in bulk, or with their channel or thread. Messages that the bot
 * itself removes no longer belong to a review. Returns a function that resolves once every event received so far is
 * handled.
 */
export function trackDeletions(client: Client, options: DeletionTrackerOptions): () => Promise<void> {
  const { guilds, log, clock } = options;
  const handling = new InFlight();

  function handleDeletion(
    guildId: string | undefined,
    messageIds: readonly string[],
    handle: (guild: OpenGuild) => Promise<void>,
  ): void {
    if (guildId === undefined) return;
    // After the votes on these messages that were heard before.
    const handled = options.messageEvents
      .run([`deletions:${guildId}`, ...messageIds], () => guilds.use(guildId, handle))
      .catch((err: unknown) =>
        log.error({ err, guildId }, 'A deleted message could not be handled; the next comparison finds it'),
      );
    handling.add(handled);
  }

  async function postingsShownBy({ memory }: OpenGuild, channelId: string, messageIds: readonly string[]) {
    if (!memory.isReviewChannel(channelId)) return [];
    if (messageIds.some((id) => memory.reviewByMessage(id) === undefined))
      await options.postsSettled(channelId);
    return messageIds.flatMap((id) => shownBy(memory.reviewByMessage(id), id));
  }

  client.ws.on(GatewayDispatchEvents.MessageDelete, ({ guild_id, channel_id, id }) =>
    handleDeletion(guild_id, [id], async (guild) => {
      for (const posting of await postingsShownBy(guild, channel_id, [id]))
        await guild.run(markDeletedByHand(posting, clock.now()));
    }),
  );
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, ({ guild_id, channel_id, ids }) =>
    handleDeletion(guild_id, ids, async (guild) => {
      for (const posting of await postingsShownBy(guild, channel_id, ids))
        await guild.run(markLost(posting, clock.now()));
    }),
  );
  /** Threads go with their channel, without an event of their own. */
  const channelDeleted = (guildId: string, channelId: string) => {
    const threads = client.channels.cache.filter((one) => one.isThread() && one.parentId === channelId);
    handleDeletion(guildId, [], (guild) =>
      leaveDeletedChannel(guild, [channelId, ...threads.keys()], clock.now()),
    );
  };
  client.ws.on(GatewayDispatchEvents.ChannelDelete, ({ guild_id, id }) => channelDeleted(guild_id, id));
  client.ws.on(GatewayDispatchEvents.ThreadDelete, ({ guild_id, id }) => channelDeleted(guild_id, id));
  return () => handling.idle();
}

/** The posting that a message shows: the review's, or its successor. */
function shownBy(review: ReviewFacts | undefined, messageId: string): PostingReference[] {
  if (review?.posting.state !== 'posted') return [];
  const { id, successor } = review.posting;
  const isSuccessor = successor?.messageId === messageId;
  return [{ reviewKey: review.key, postingId: isSuccessor ? successor.id : id }];
}
