import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { markDeletedByHand, markLost } from '../../guilds/posting/mark-message-gone.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import type { Read } from '../connection/read.ts';
import type { PostedReview } from '../display/posted-reviews.ts';

export interface FindDeletedServices {
  readonly isReadable: (channelId: string) => boolean;
  readonly read: Read;
  readonly log: Logger;
  readonly onDeletedByHand: (guild: OpenGuild, reviewKey: string) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Nobody deletes more messages than this one by one while the bot is away: what is gone then went together. */
const MOST_BY_HAND = 5;

/**
 * Of reviews whose messages were not among those that Discord listed, notes which were deleted while nobody listened.
 * Only Discord's answer to each message proves that. Rejects as discord.js does when Discord is out of reach.
 */
export async function findDeleted(
  services: FindDeletedServices,
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
  if (alone.length > MOST_BY_HAND) together.push(...alone.splice(0));
  for (const { key: reviewKey, posting } of together)
    await markLost(guild, { reviewKey, postingId: posting.id });
  for (const { key: reviewKey, posting } of alone) {
    const lost = { reviewKey, postingId: posting.id };
    if (await markDeletedByHand(guild, lost, services.now())) services.onDeletedByHand(guild, reviewKey);
  }
  if (together.length > 0)
    services.log.warn(
      { guildId: guild.memory.id, reviews: together.length },
      'Reviews have lost their messages',
    );
}

/** Those whose messages are gone; `all` when the channel is. */
async function goneIn(
  { isReadable, read, log }: FindDeletedServices,
  channelId: string,
  reviews: readonly PostedReview[],
  signal: AbortSignal,
): Promise<readonly PostedReview[] | 'all'> {
  const gone: PostedReview[] = [];
  for (const review of reviews) {
    // Each refusal is one of the 10,000 invalid requests that Discord takes in ten minutes: the first is the last.
    if (signal.aborted || !isReadable(channelId)) break;
    try {
      await read(Routes.channelMessage(channelId, review.posting.messageId));
    } catch (error) {
      const failure = discordFailure(error);
      if (failure === 'unavailable') throw error;
      if (failure === 'channel-gone') return 'all';
      if (failure !== 'message-gone') {
        log.warn({ channelId, failure }, 'Whether reviews are still there cannot be seen');
        break;
      }
      gone.push(review);
    }
  }
  return gone;
}
