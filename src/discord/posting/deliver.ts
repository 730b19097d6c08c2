import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { markAttempted, markPosted, markRefused } from '../../guilds/posting/delivery-state.ts';
import { markDeletedByHand, markLost } from '../../guilds/posting/mark-message-gone.ts';
import type { NeededPermission } from '../../presentation/permissions.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
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
  /** Called when a message needs a sweep: its votes may have been missed, or adding its reactions failed. */
  readonly onIncomplete: (guildId: string) => void;
  /** Called when a review's message turns out to be deleted. */
  readonly onDeletedByHand: (guild: OpenGuild, reviewKey: string) => void;
  readonly clock: Clock;
}

const DONE: Delivery = { done: true };

/** Discord forgets a nonce after a few minutes, but certainly remembers it for this long, in milliseconds. */
const NONCE_LIFETIME = 60_000;

/** Tries once to carry out an outbox entry. Rejects only when the disk fails; a failure of Discord is in the result. */
export async function deliver(
  services: DeliverOptions,
  guild: OpenGuild,
  entry: OutboxEntry,
): Promise<Delivery> {
  try {
    if (entry.action === 'post') return await post(services, guild, entry);
    if (entry.action === 'edit') return await edit(services, guild, entry);
    return await remove(services, guild, entry);
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
    if (reason === 'channel-gone') await markRefused(guild, entry);
    const missing = reason === 'forbidden' ? (missingInChannel(services.client, entry.channelId) ?? []) : [];
    return { done: false, reason, missing };
  }
}

/** Discord answers `message-gone` also to the nonce of a message that somebody deleted. */
async function markGone(
  { clock, onDeletedByHand }: DeliverOptions,
  guild: OpenGuild,
  entry: OutboxEntry,
  reason: 'message-gone' | 'channel-gone',
): Promise<void> {
  if (reason === 'channel-gone') await markLost(guild, entry);
  else if (await markDeletedByHand(guild, entry, clock.now())) onDeletedByHand(guild, entry.reviewKey);
}

async function post(services: DeliverOptions, guild: OpenGuild, requested: OutboxEntry): Promise<Delivery> {
  const { client, messages } = services;
  const posting = guild.memory.reviewByKey(requested.reviewKey)?.posting;
  if (posting?.state === 'posted') return edit(services, guild, { ...requested, ...posting });
  if (posting?.state !== 'wanted') return DONE;
  // The review decides: the process may have ended after the first of the two writes that move it to another channel.
  const entry = { ...requested, postingId: posting.id, channelId: posting.channelId };
  const missing = missingInChannel(client, entry.channelId) ?? [];
  if (missing.length > 0) return { done: false, reason: 'forbidden', missing };
  const attempt = await prepareAttempt(services, entry);
  if ('messageId' in attempt) return finishPost(services, guild, entry, attempt.messageId, true);
  if (!(await markAttempted(guild, entry, attempt.since))) return DONE;
  const before = guild.memory.counts(entry.reviewKey);
  const messageId = await messages
    .post(guild, entry.reviewKey, entry.channelId, entry.postingId)
    .catch(async (error: unknown) => {
      if (attempt.first && discordFailure(error) !== 'unavailable') await markRefused(guild, entry);
      throw error;
    });
  if (messageId === undefined) return DONE;
  // The counts can change during the post, for example when somebody was blocked: then the message may be out of date.
  const after = guild.memory.counts(entry.reviewKey);
  const hasOldCounts = after.helpful !== before.helpful || after.notHelpful !== before.notHelpful;
  return finishPost(services, guild, entry, messageId, !attempt.first || hasOldCounts);
}

/** When adding the reactions fails, the review still counts as posted: a sweep adds them. */
async function finishPost(
  { messages, log, onIncomplete, clock }: DeliverOptions,
  guild: OpenGuild,
  entry: OutboxEntry,
  messageId: string,
  mayBeOld: boolean,
): Promise<Delivery> {
  if (await markPosted(guild, entry, messageId, clock.now())) {
    const hasReactions = await messages
      .addReactions({ channelId: entry.channelId, messageId }, guild.memory.reactionEmoji)
      .then(
        () => true,
        (err: unknown) => log.warn({ err, messageId }, "The bot's reactions could not be added"),
      );
    if (mayBeOld || !hasReactions) onIncomplete(guild.memory.id);
  }
  return DONE;
}

/**
 * Finds out whether the message already exists. If not, returns when the attempts began whose nonce Discord remembers,
 * and whether this is the first of them: then a refusal proves that there is no message.
 */
async function prepareAttempt(
  { rest, clock }: DeliverOptions,
  { attemptedAt, channelId, postingId }: OutboxEntry,
): Promise<{ readonly messageId: string } | { readonly since: number; readonly first: boolean }> {
  if (attemptedAt === undefined) return { since: clock.now(), first: true };
  if (clock.now() - attemptedAt <= NONCE_LIFETIME) return { since: attemptedAt, first: false };
  const messageId = await findPosting(rest, channelId, postingId, attemptedAt);
  return messageId === undefined ? { since: clock.now(), first: true } : { messageId };
}

async function edit({ messages }: DeliverOptions, guild: OpenGuild, entry: OutboxEntry): Promise<Delivery> {
  const { channelId, messageId, reviewKey } = entry;
  if (messageId !== undefined) await messages.edit(guild, reviewKey, { channelId, messageId });
  return DONE;
}

async function remove(
  { client, rest, messages }: DeliverOptions,
  guild: OpenGuild,
  entry: OutboxEntry,
): Promise<Delivery> {
  const { reviewKey, channelId, postingId, attemptedAt } = entry;
  const posting = guild.memory.reviewByKey(reviewKey)?.posting;
  // The review still has this posting: the disk refused the deletion, or the process ended before it.
  if (posting !== undefined && 'id' in posting && posting.id === postingId) return DONE;
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
