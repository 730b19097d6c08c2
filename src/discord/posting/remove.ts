import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { leaveMessage, markLost } from '../../guilds/posting/mark-message-gone.ts';
import { isSameEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { isPosted, type PostedReview } from '../../reviews/review-facts.ts';
import type { RequestedRemoval } from '../../storage/entries/outbox-entries.ts';
import { carryVotes } from '../comparing/carry-votes.ts';
import { type ReplaceVotesServices, replaceVotes } from '../comparing/replace-votes.ts';
import { isMessageGone } from '../comparing/verify-gone.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { missingInChannel } from '../connection/missing-permissions.ts';
import type { MessageAddress, ReviewMessages } from '../display/review-messages.ts';
import { type Delivery, DONE } from './delivery.ts';
import { findPosting } from './find-posting.ts';

export interface RemoveServices extends ReplaceVotesServices {
  readonly client: Client;
  readonly rest: REST;
  readonly messages: ReviewMessages;
}

const NOT_YET: Delivery = { done: false, reason: 'unavailable', missing: [] };

/** Removes a message that no longer shows a review, or whose successor stands. Rejects as discord.js does. */
export async function remove(
  services: RemoveServices,
  guild: OpenGuild,
  entry: RequestedRemoval,
): Promise<Delivery> {
  const { client } = services;
  const { reviewKey, channelId, postingId, attemptedAt, awaitsPost } = entry;
  const review = guild.memory.reviewByKey(reviewKey);
  if (review !== undefined && isPosted(review) && review.posting.id === postingId)
    return review.posting.successor?.messageId === undefined ? DONE : giveUp(services, guild, review);
  if (review?.posting.state === 'wanted') {
    // The message shows the review, so it stays.
    if (review.posting.id === postingId) return DONE;
    // The old message shows the review until the new one exists.
    if (awaitsPost) return NOT_YET;
  }
  if (entry.messageId !== undefined)
    return removeMessage(services, guild, review, { channelId, messageId: entry.messageId });
  if (attemptedAt === undefined) return DONE;
  const missing = missingInChannel(client, channelId) ?? [];
  // Without this permission Discord returns an empty list of messages.
  if (missing.includes('ReadMessageHistory')) return { done: false, reason: 'forbidden', missing };
  const messageId = await findPosting(services, channelId, postingId, attemptedAt);
  return messageId === undefined ? DONE : removeMessage(services, guild, review, { channelId, messageId });
}

/** Removes a message. Its votes move with the review, if that is posted elsewhere. */
async function removeMessage(
  { read, messages }: RemoveServices,
  guild: OpenGuild,
  review: ReviewFacts | undefined,
  message: MessageAddress,
): Promise<Delivery> {
  if (review !== undefined && isPosted(review)) await carryVotes(read, guild, review, message);
  await messages.remove(message);
  return DONE;
}

/**
 * Gives up a message whose successor is posted. Reads its votes before removing it, and counts votes that arrive until
 * Discord confirms the removal: that event, or the next attempt, makes the successor the review's message.
 */
async function giveUp(services: RemoveServices, guild: OpenGuild, review: PostedReview): Promise<Delivery> {
  const { memory } = guild;
  const { key: reviewKey, posting } = review;
  const now = services.clock.now();
  const { successor } = posting;
  const messageId = successor?.messageId;
  if (successor === undefined || messageId === undefined) return NOT_YET;
  if (await isMessageGone(services.read, { channelId: successor.channelId, messageId })) {
    await guild.run(markLost({ reviewKey, postingId: successor.id }, now));
    return DONE;
  }
  const { voteEmoji } = memory;
  try {
    await replaceVotes(services, guild, review);
  } catch (error) {
    // These votes can't be read now. The review continues with its new message, and they follow once reading is allowed.
    if (discordFailure(error) === 'forbidden')
      await guild.run(leaveMessage({ reviewKey, postingId: posting.id }, now));
    throw error;
  }
  // Read again after the request to Discord, because its message, its successor or its votes may have changed.
  const after = memory.reviewByKey(reviewKey)?.posting;
  const isUnchanged =
    after?.state === 'posted' && after.id === posting.id && after.successor === posting.successor;
  if (!isUnchanged || !isSameEmoji(memory.voteEmoji, voteEmoji)) return NOT_YET;
  await services.messages.remove(posting);
  return NOT_YET;
}
