import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import {
  markAttempted,
  markPosted,
  markUnsent,
  type NewMessage,
} from '../../guilds/posting/delivery-state.ts';
import { cancelRepost } from '../../guilds/posting/repost-review.ts';
import type { InFlight } from '../../storage/in-flight.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { missingInChannel } from '../connection/missing-permissions.ts';
import type { MessageAddress, ReviewMessages } from '../display/review-messages.ts';
import { type Delivery, DONE } from './delivery.ts';
import { findPosting } from './find-posting.ts';
import { NONCE_LIFETIME, type SentPosts } from './sent-posts.ts';

export interface PostServices {
  readonly client: Client;
  readonly rest: REST;
  readonly messages: ReviewMessages;
  readonly sentPosts: SentPosts;
  /** Reactions that are being added. */
  readonly seeding: InFlight;
  readonly log: Logger;
  readonly listeners: Listeners;
  readonly clock: Clock;
}

/**
 * Posts a review exactly once, however often this is tried: at the moment of sending, either the message certainly does not
 * exist, or Discord certainly remembers its nonce. Rejects as discord.js does.
 */
export async function post(
  services: PostServices,
  guild: OpenGuild,
  entry: NewMessage,
  onPosted: (message: MessageAddress) => void,
): Promise<Delivery> {
  const { client, sentPosts, clock } = services;
  const { reviewKey, channelId, postingId } = entry;
  const missing = missingInChannel(client, channelId) ?? [];
  let since = sentPosts.since(postingId);
  if (missing.length > 0) {
    if (since === undefined && entry.attemptedAt !== undefined) await guild.run(markUnsent(entry));
    return { done: false, reason: 'forbidden', missing };
  }
  const facts = guild.memory.reviewByKey(reviewKey);
  const isHidden = facts !== undefined && guild.memory.isHidden(facts);
  const isNonceKnown = since !== undefined && Math.abs(clock.now() - since) <= NONCE_LIFETIME;
  if (since !== undefined && (!isNonceKnown || isHidden)) {
    const messageId = await findPosting(services, channelId, postingId, since);
    if (messageId !== undefined) {
      onPosted({ channelId, messageId });
      return finish(services, guild, entry, messageId, true);
    }
    if (isNonceKnown) return { done: false, reason: 'unavailable', missing: [] };
    sentPosts.settle(postingId);
    since = undefined;
  }
  if (isHidden) {
    // Nobody could find such a message again by its buttons. Showing the review again requests its post.
    if (entry.action === 'repost') await guild.run(cancelRepost(entry));
    return DONE;
  }
  const sending = send(services, guild, entry, since, onPosted);
  sentPosts.track(channelId, sending);
  return sending;
}

/** How often a request is repeated at once when Discord fails to answer; discord.js does the same with other requests. */
const REPETITIONS = 3;

/** @param since when it was first sent, if the message may exist */
async function send(
  services: PostServices,
  guild: OpenGuild,
  entry: NewMessage,
  since: number | undefined,
  onPosted: (message: MessageAddress) => void,
): Promise<Delivery> {
  const { sentPosts, clock } = services;
  const { reviewKey, channelId, postingId } = entry;
  const firstSentAt = since ?? clock.now();
  if (entry.attemptedAt === undefined && !(await guild.run(markAttempted(entry, firstSentAt)))) return DONE;
  sentPosts.sent(postingId, firstSentAt);
  const before = await guild.counts(reviewKey);
  const sending = new AbortController();
  // A rate limit can hold the request back until Discord has forgotten the nonce. In that case it isn't sent at all.
  void clock.wait(firstSentAt + NONCE_LIFETIME - clock.now(), sending.signal).then(() => sending.abort());
  const messageId = await sendUntilAnswered(
    services,
    guild,
    entry,
    since === undefined,
    sending.signal,
  ).finally(() => sending.abort());
  if (messageId === undefined) return DONE;
  onPosted({ channelId, messageId });
  // The counts can change during the post, for example when somebody is blocked, so the message may be out of date.
  const after = guild.memory.counts(reviewKey) ?? before;
  const hasOldCounts = after.helpful !== before.helpful || after.notHelpful !== before.notHelpful;
  return finish(services, guild, entry, messageId, since !== undefined || hasOldCounts);
}

/**
 * Sends a post, repeatedly while Discord fails. Resolves to the message's id; undefined when there is nothing to post.
 * Rejects as discord.js does. When a post that was never sent before is refused, there is certainly no message.
 */
async function sendUntilAnswered(
  { messages, sentPosts }: PostServices,
  guild: OpenGuild,
  entry: NewMessage,
  isFirst: boolean,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { reviewKey, channelId, postingId } = entry;
  for (let repetition = 0; ; repetition += 1) {
    try {
      return await messages.post(guild, reviewKey, channelId, postingId, signal);
    } catch (error) {
      // Discord hasn't carried out requests that it puts off or that don't reach it.
      const isRefusal = discordFailure(error) !== 'unavailable';
      if (isRefusal && isFirst && repetition === 0) {
        sentPosts.settle(postingId);
        await guild.run(markUnsent(entry));
      }
      if (isRefusal || repetition === REPETITIONS || signal.aborted) throw error;
    }
  }
}

const reactionsFor = ({ memory }: OpenGuild, reviewKey: string): string[] => {
  const facts = memory.reviewByKey(reviewKey);
  return facts === undefined ? [] : memory.reactionsFor(facts);
};

/** Nothing waits for the reactions. If adding them fails, the review still counts as posted, and comparing it adds them. */
async function finish(
  { messages, sentPosts, seeding, log, listeners, clock }: PostServices,
  guild: OpenGuild,
  entry: NewMessage,
  messageId: string,
  mayBeOld: boolean,
): Promise<Delivery> {
  const { reviewKey, channelId, postingId } = entry;
  const message = { channelId, messageId };
  const isAwaited = await guild.run(markPosted(entry, messageId, clock.now()));
  sentPosts.settle(postingId);
  if (!isAwaited) return DONE;
  const doubt = () => listeners.tell('doubt', guild.memory.id, reviewKey);
  if (mayBeOld) {
    // The comparison also counts its votes, which nobody has counted yet.
    doubt();
    await messages.edit(guild, reviewKey, message, postingId);
  }
  seeding.add(
    messages.addReactions(message, reactionsFor(guild, reviewKey)).then((failures) => {
      for (const { error: err } of failures)
        log.warn({ err, messageId, failure: discordFailure(err) }, 'A reaction could not be added');
      if (failures.length > 0) doubt();
    }),
  );
  return { done: true, message };
}
