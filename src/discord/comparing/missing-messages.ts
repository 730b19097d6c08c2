import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { markDeletedByHand, markLost } from '../../guilds/posting/mark-message-gone.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import type { Read } from '../connection/read.ts';
import type { PostedReview } from '../display/posted-reviews.ts';

export interface MissingMessagesServices {
  readonly isReadable: (channelId: string) => boolean;
  readonly presence: GuildPresence;
  readonly read: Read;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Nobody deletes more messages than this one by one while the bot is offline: more must have been deleted together. */
const MOST_BY_HAND = 5;

/**
 * Finds out which of these reviews, missing from Discord's message lists, lost their message while the bot was offline,
 * and stores that. Only a request for each message proves it. Rejects as discord.js does when Discord is out of reach.
 */
export async function storeMissingMessages(
  services: MissingMessagesServices,
  guild: OpenGuild,
  unseen: readonly PostedReview[],
  signal: AbortSignal,
): Promise<void> {
  const alone: PostedReview[] = [];
  const together: PostedReview[] = [];
  for (const [channelId, reviews] of Map.groupBy(unseen, ({ posting }) => posting.channelId)) {
    const gone = await goneIn(services, channelId, reviews, signal);
    (gone === 'all' ? together : alone).push(...(gone === 'all' ? reviews : gone));
  }
  // To a bot that was removed meanwhile, all messages look as if they were gone.
  if (!services.presence.isMember(guild.memory.id)) return;
  if (alone.length > MOST_BY_HAND) together.push(...alone.splice(0));
  for (const { key: reviewKey, posting } of together)
    await guild.run(markLost({ reviewKey, postingId: posting.id }, services.clock.now()));
  for (const { key: reviewKey, posting } of alone)
    await guild.run(markDeletedByHand({ reviewKey, postingId: posting.id }, services.clock.now()));
  if (together.length > 0)
    services.log.warn(
      { guildId: guild.memory.id, reviews: together.length },
      'Reviews no longer have a message; /settings repost posts them again',
    );
}

/** The reviews whose messages are gone; `all` when the channel is. */
async function goneIn(
  { isReadable, read, log }: MissingMessagesServices,
  channelId: string,
  reviews: readonly PostedReview[],
  signal: AbortSignal,
): Promise<readonly PostedReview[] | 'all'> {
  const gone: PostedReview[] = [];
  for (const review of reviews) {
    // Discord allows 10,000 invalid requests in ten minutes, and each refusal is one: stop at the first.
    if (signal.aborted || !isReadable(channelId)) break;
    try {
      await read(Routes.channelMessage(channelId, review.posting.messageId));
    } catch (error) {
      const failure = discordFailure(error);
      if (failure === 'unavailable') throw error;
      if (failure === 'channel-gone') return 'all';
      if (failure !== 'message-gone') {
        log.warn({ channelId, failure }, 'A channel could not be checked for deleted messages');
        break;
      }
      gone.push(review);
    }
  }
  return gone;
}
