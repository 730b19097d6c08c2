import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { moveWaitingReview } from '../../guilds/posting/leave-deleted-channel.ts';
import { markDeletedByHand } from '../../guilds/posting/mark-message-gone.ts';
import { cancelRepost } from '../../guilds/posting/repost-review.ts';
import { successorOf } from '../../reviews/review.ts';
import type { OutboxEntry, RequestedEdit } from '../../storage/entries/outbox-entries.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { storeGone } from '../comparing/missing-messages.ts';
import { isChannelGone, isMessageGone } from '../comparing/verify-gone.ts';
import {
  type DiscordFailure,
  discordFailure,
  isRejection,
  putOffFor,
} from '../connection/discord-failure.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import { missingInChannel, timedOutUntil } from '../connection/missing-permissions.ts';
import type { MessageAddress } from '../display/review-messages.ts';
import { type Delivery, DONE } from './delivery.ts';
import { findPosting } from './find-posting.ts';
import { type PostServices, post } from './post.ts';
import { type RemoveServices, remove } from './remove.ts';

export interface DeliverOptions extends PostServices, RemoveServices {
  readonly presence: GuildPresence;
}

/**
 * Tries once to carry out an outbox entry. Rejects only when the disk fails; any other failure is in the result.
 * @param onPosted called as soon as Discord has confirmed a message, before that is on disk
 */
export async function deliver(
  services: DeliverOptions,
  guild: OpenGuild,
  requested: OutboxEntry,
  onPosted: (message: MessageAddress) => void,
): Promise<Delivery> {
  const entry = currentRequest(guild, requested);
  if (entry === undefined) return DONE;
  try {
    if (entry.action === 'remove') return await remove(services, guild, entry);
    if (entry.action !== 'edit') return await post(services, guild, entry, onPosted);
    await edit(services, guild, entry);
    const posting = guild.memory.reviewByKey(entry.reviewKey)?.posting;
    const successor = posting && successorOf(posting);
    if (successor?.messageId !== undefined) {
      const { channelId, messageId, id } = successor;
      await services.messages.edit(guild, entry.reviewKey, { channelId, messageId }, id);
    }
    return DONE;
  } catch (error) {
    if (error instanceof StorageError) throw error;
    return failed(services, guild, entry, error);
  }
}

/** The request that fits the review now, which may have been posted, moved to another channel, or withdrawn since. */
function currentRequest({ memory }: OpenGuild, requested: OutboxEntry): OutboxEntry | undefined {
  const posting = memory.reviewByKey(requested.reviewKey)?.posting;
  if (requested.action === 'repost') {
    const successor = posting && successorOf(posting);
    return successor?.id === requested.postingId && successor.messageId === undefined ? requested : undefined;
  }
  if (requested.action !== 'post') return requested;
  if (posting === undefined || posting.state === 'withheld') return undefined;
  const { id: postingId, channelId } = posting;
  return posting.state === 'posted'
    ? { ...requested, action: 'edit', postingId, channelId, messageId: posting.messageId }
    : { ...requested, postingId, channelId };
}

async function failed(
  services: DeliverOptions,
  guild: OpenGuild,
  entry: OutboxEntry,
  error: unknown,
): Promise<Delivery> {
  const { client, presence, sentPosts, clock, log } = services;
  const said = discordFailure(error);
  const isGone = said === 'message-gone' || said === 'channel-gone';
  const verified = isGone ? await verify(services, entry, said) : said;
  // When the bot has been removed from the guild in the meantime, everything in it looks gone.
  const failure = presence.isMember(guild.memory.id) ? verified : 'not-in-guild';
  const isNew = entry.action === 'post' || entry.action === 'repost';
  // Refused, but an earlier attempt may have created the message, so look for it.
  const mayStand = isNew && sentPosts.since(entry.postingId) !== undefined;
  const reason = isRejection(failure) && mayStand ? 'unavailable' : failure;
  if (reason === 'message-gone' && isNew) {
    await guild.run(markDeletedByHand(entry, clock.now()));
    return DONE;
  }
  if (reason === 'message-gone' || (reason === 'channel-gone' && !isNew)) {
    await storeGone(services, guild, [entry], reason === 'channel-gone');
    return DONE;
  }
  const level = reason === 'refused' ? 'error' : 'warn';
  log[level](
    { err: error, reviewKey: entry.reviewKey, reason },
    "A review's message could not be posted, edited or removed",
  );
  if (reason === 'channel-gone' && entry.action === 'post') {
    // The channel is gone, and with it any message from an earlier attempt.
    sentPosts.settle(entry.postingId);
    await moveWaitingReview(guild, entry.reviewKey, clock.now());
  }
  if (isRejection(reason) && entry.action === 'repost') await guild.run(cancelRepost(entry));
  const timeOut = reason === 'forbidden' ? timedOutUntil(client, guild.memory.id, clock.now()) : undefined;
  if (timeOut !== undefined) return { done: false, reason: 'timed-out', missing: [], until: timeOut };
  // Channels that Discord hides from the bot aren't in the cache.
  const missing =
    reason === 'forbidden' ? (missingInChannel(client, entry.channelId) ?? (['ViewChannel'] as const)) : [];
  const wait = putOffFor(error);
  return { done: false, reason, missing, until: wait === undefined ? undefined : clock.now() + wait };
}

/** Edits a message, and tries once more if Discord wrongly says that it is gone. Rejects as discord.js does. */
async function edit(
  { messages, read }: DeliverOptions,
  guild: OpenGuild,
  entry: RequestedEdit,
): Promise<void> {
  try {
    await messages.edit(guild, entry.reviewKey, entry);
  } catch (error) {
    if (discordFailure(error) !== 'message-gone' || (await isMessageGone(read, entry))) throw error;
    await messages.edit(guild, entry.reviewKey, entry);
  }
}

/** Classifies a failure after verifying, in other ways, whether the message or its channel is gone. */
async function verify(
  services: DeliverOptions,
  entry: OutboxEntry,
  said: 'message-gone' | 'channel-gone',
): Promise<DiscordFailure> {
  const { read, sentPosts } = services;
  const { channelId, postingId } = entry;
  try {
    if (said === 'channel-gone') return (await isChannelGone(read, channelId)) ? said : 'unavailable';
    if ('messageId' in entry && entry.messageId !== undefined)
      return (await isMessageGone(read, { channelId, messageId: entry.messageId })) ? said : 'unavailable';
    if (entry.action === 'remove') return said;
    // Discord also answers this to the nonce of a message that somebody deleted, which means that it was sent before.
    const since = sentPosts.since(postingId);
    if (since === undefined) return 'unavailable';
    return (await findPosting(services, channelId, postingId, since)) === undefined ? said : 'unavailable';
  } catch {
    return 'unavailable';
  }
}
