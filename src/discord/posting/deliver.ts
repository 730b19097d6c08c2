import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { markAttempted, markPosted, markRefused } from '../../guilds/posting/delivery-state.ts';
import { markDeletedByHand, markLost } from '../../guilds/posting/mark-message-gone.ts';
import type { NeededPermission } from '../../presentation/permissions.ts';
import type { OutboxEntry, RequestedPost, RequestedRemoval } from '../../storage/entries/entries.ts';
import { StorageError, UnreadableEntryError } from '../../storage/storage-errors.ts';
import { type DiscordFailure, discordFailure } from '../connection/discord-failure.ts';
import { missingInChannel } from '../connection/missing-permissions.ts';
import type { ReviewMessages } from '../display/review-messages.ts';
import { findPosting } from './find-posting.ts';

/** The outcome of an attempt to carry out an outbox entry. `done`: nothing is left to do. */
export type Delivery =
  | { readonly done: true }
  | { readonly done: false; readonly reason: DiscordFailure; readonly missing: readonly NeededPermission[] };

export interface DeliverOptions {
  readonly client: Client;
  readonly rest: REST;
  readonly messages: ReviewMessages;
  readonly log: Logger;
  readonly listeners: Listeners;
  readonly clock: Clock;
}

const DONE: Delivery = { done: true };

/** Discord forgets a nonce after a few minutes, but certainly remembers it for this long, in milliseconds. */
const NONCE_LIFETIME = 60_000;

/** Tries once to carry out an outbox entry. Rejects only when the disk fails; a failure of Discord is in the result. */
export async function deliver(
  services: DeliverOptions,
  guild: OpenGuild,
  requested: OutboxEntry,
): Promise<Delivery> {
  const entry = requested.action === 'post' ? currentRequest(guild, requested) : requested;
  if (entry === undefined) return DONE;
  try {
    if (entry.action === 'post') return await post(services, guild, entry);
    if (entry.action === 'remove') return await remove(services, guild, entry);
    await services.messages.edit(guild, entry.reviewKey, entry);
    return DONE;
  } catch (error) {
    if (error instanceof StorageError || error instanceof UnreadableEntryError) throw error;
    const reason = discordFailure(error);
    if (reason === 'message-gone' || (reason === 'channel-gone' && entry.action !== 'post')) {
      if (entry.action !== 'remove') await markGone(services, guild, entry, reason);
      return DONE;
    }
    const level = reason === 'refused' ? 'error' : 'warn';
    services.log[level](
      { err: error, reviewKey: entry.reviewKey, reason },
      "A review's message could not be posted, edited or removed",
    );
    // The channel is gone, and with it any message of an earlier attempt: another channel can take the review.
    if (reason === 'channel-gone' && entry.action === 'post') await guild.run(markRefused(entry));
    const missing = reason === 'forbidden' ? (missingInChannel(services.client, entry.channelId) ?? []) : [];
    return { done: false, reason, missing };
  }
}

/** The request as the review is now: posted meanwhile, moved to another channel, or no longer to be posted. */
function currentRequest({ memory }: OpenGuild, requested: RequestedPost): OutboxEntry | undefined {
  const posting = memory.reviewByKey(requested.reviewKey)?.posting;
  if (posting === undefined || posting.state === 'withheld') return undefined;
  const { id: postingId, channelId } = posting;
  return posting.state === 'posted'
    ? { ...requested, action: 'edit', postingId, channelId, messageId: posting.messageId }
    : { ...requested, postingId, channelId };
}

/** Discord answers `message-gone` also to the nonce of a message that somebody deleted. */
async function markGone(
  { clock }: DeliverOptions,
  guild: OpenGuild,
  entry: OutboxEntry,
  reason: 'message-gone' | 'channel-gone',
): Promise<void> {
  await guild.run(reason === 'channel-gone' ? markLost(entry) : markDeletedByHand(entry, clock.now()));
}

async function post(services: DeliverOptions, guild: OpenGuild, entry: RequestedPost): Promise<Delivery> {
  const { client, messages } = services;
  const missing = missingInChannel(client, entry.channelId) ?? [];
  if (missing.length > 0) return { done: false, reason: 'forbidden', missing };
  const attempt = await prepareAttempt(services, entry);
  if ('messageId' in attempt) return finishPost(services, guild, entry, attempt.messageId, true);
  if (!(await guild.run(markAttempted(entry, attempt.since)))) return DONE;
  const before = guild.memory.counts(entry.reviewKey);
  const messageId = await messages
    .post(guild, entry.reviewKey, entry.channelId, entry.postingId)
    .catch(async (error: unknown) => {
      if (attempt.first && discordFailure(error) !== 'unavailable') await guild.run(markRefused(entry));
      throw error;
    });
  if (messageId === undefined) return DONE;
  // The counts can change during the post, for example when somebody was blocked: then the message may be out of date.
  const after = guild.memory.counts(entry.reviewKey);
  const hasOldCounts = after.helpful !== before.helpful || after.notHelpful !== before.notHelpful;
  return finishPost(services, guild, entry, messageId, !attempt.first || hasOldCounts);
}

/** When adding the reactions fails, the review still counts as posted: comparing it adds them. */
async function finishPost(
  { messages, log, listeners, clock }: DeliverOptions,
  guild: OpenGuild,
  entry: RequestedPost,
  messageId: string,
  mayBeOld: boolean,
): Promise<Delivery> {
  if (await guild.run(markPosted(entry, messageId, clock.now()))) {
    const hasReactions = await messages
      .addReactions({ channelId: entry.channelId, messageId }, guild.memory.reactionEmoji)
      .then(
        () => true,
        (err: unknown) => log.warn({ err, messageId }, "The bot's reactions could not be added"),
      );
    if (mayBeOld || !hasReactions) listeners.tell('doubt', guild.memory.id, entry.reviewKey);
  }
  return DONE;
}

/**
 * Finds out whether the message already exists. If not, returns when the attempts began whose nonce Discord remembers,
 * and whether this is the first of them: then a refusal proves that there is no message.
 */
async function prepareAttempt(
  { rest, clock }: DeliverOptions,
  { attemptedAt, channelId, postingId }: RequestedPost,
): Promise<{ readonly messageId: string } | { readonly since: number; readonly first: boolean }> {
  if (attemptedAt === undefined) return { since: clock.now(), first: true };
  if (clock.now() - attemptedAt <= NONCE_LIFETIME) return { since: attemptedAt, first: false };
  const messageId = await findPosting(rest, channelId, postingId, attemptedAt);
  return messageId === undefined ? { since: clock.now(), first: true } : { messageId };
}

async function remove(
  { client, rest, messages }: DeliverOptions,
  guild: OpenGuild,
  entry: RequestedRemoval,
): Promise<Delivery> {
  const { reviewKey, channelId, postingId, attemptedAt, awaitsPost } = entry;
  const posting = guild.memory.reviewByKey(reviewKey)?.posting;
  // The message shows the review, and is not to be removed.
  if (posting !== undefined && posting.state !== 'withheld' && posting.id === postingId) return DONE;
  // The old message shows the review until the new one exists.
  if (awaitsPost && posting?.state === 'wanted') return { done: false, reason: 'unavailable', missing: [] };
  if (entry.messageId !== undefined) {
    await messages.remove({ channelId, messageId: entry.messageId });
    return DONE;
  }
  if (attemptedAt === undefined) return DONE;
  const missing = missingInChannel(client, channelId) ?? [];
  // Without this permission Discord returns an empty list of messages.
  if (missing.includes('ReadMessageHistory')) return { done: false, reason: 'forbidden', missing };
  const messageId = await findPosting(rest, channelId, postingId, attemptedAt);
  if (messageId !== undefined) await messages.remove({ channelId, messageId });
  return DONE;
}
