import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { markDeletedByHand, markLost } from '../../guilds/posting/mark-message-gone.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';

export interface DeletionTrackerOptions {
  readonly guilds: GuildDirectory;
  /** Resolves once no post is in progress: a message can be deleted before Discord's response to its post arrives. */
  readonly postsSettled: () => Promise<void>;
  readonly log: Logger;
  readonly clock: Clock;
}

/**
 * Notices when review messages are deleted, one by one or in bulk. Messages that the bot itself removes no longer
 * belong to a review. Returns a function that resolves once every event received so far is handled.
 */
export function trackDeletions(client: Client, options: DeletionTrackerOptions): () => Promise<void> {
  const { guilds, log, clock } = options;
  const queue = new KeyedQueue();

  function handleDeletion(guildId: string | undefined, handle: (guild: OpenGuild) => Promise<void>): void {
    if (guildId === undefined) return;
    queue
      .run(guildId, () => guilds.use(guildId, handle))
      .catch((err: unknown) =>
        log.error({ err, guildId }, 'A deleted message could not be handled; the next comparison finds it'),
      );
  }

  async function postingsShownBy({ memory }: OpenGuild, channelId: string, messageIds: readonly string[]) {
    if (!memory.isReviewChannel(channelId)) return [];
    if (messageIds.some((id) => memory.reviewByMessage(id) === undefined)) await options.postsSettled();
    return messageIds.flatMap((id) => {
      const review = memory.reviewByMessage(id);
      return review?.posting.state === 'posted'
        ? [{ reviewKey: review.key, postingId: review.posting.id }]
        : [];
    });
  }

  client.ws.on(GatewayDispatchEvents.MessageDelete, ({ guild_id, channel_id, id }) =>
    handleDeletion(guild_id, async (guild) => {
      for (const posting of await postingsShownBy(guild, channel_id, [id]))
        await guild.run(markDeletedByHand(posting, clock.now()));
    }),
  );
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, ({ guild_id, channel_id, ids }) =>
    handleDeletion(guild_id, async (guild) => {
      for (const posting of await postingsShownBy(guild, channel_id, ids)) await guild.run(markLost(posting));
    }),
  );
  client.ws.on(GatewayDispatchEvents.ChannelDelete, ({ guild_id, id }) =>
    handleDeletion(guild_id, async (guild) => {
      const posted = [...guild.memory.reviews()].flatMap(({ key, posting }) =>
        posting.state === 'posted' && posting.channelId === id
          ? [{ reviewKey: key, postingId: posting.id }]
          : [],
      );
      for (const posting of posted) await guild.run(markLost(posting));
    }),
  );
  return () => queue.idle();
}
