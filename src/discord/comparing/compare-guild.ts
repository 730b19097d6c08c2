import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { discordFailure, mayPass, putOffFor } from '../connection/discord-failure.ts';
import type { Read } from '../connection/read.ts';
import { listedMessages } from '../display/listed-messages.ts';
import { type CompareServices, compareReview } from './compare-review.ts';
import type { DoubtedReviews } from './doubted-reviews.ts';
import {
  type MissingMessagesServices,
  type ShownMessage,
  shownIn,
  shownMessage,
  storeMissingMessages,
} from './missing-messages.ts';

export interface CompareGuildServices extends MissingMessagesServices, CompareServices {
  /** Gets each review that could not be compared or completed. */
  readonly doubts: Pick<DoubtedReviews, 'failed'>;
}

/**
 * Compares a guild's posted reviews with Discord, newest first: fetches votes that differ, adds missing reactions, and
 * reports outdated embeds. A message missing from a list proves nothing, so each missing one is requested by itself. A
 * review or channel for which Discord fails doesn't hold up the others. Once all are done, this rejects as discord.js does
 * if a channel could not be listed and a later attempt may succeed.
 */
export async function compareGuild(
  options: CompareGuildServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const services = { ...options, goneEmoji: new Map<string, unknown>() };
  /** By channel. */
  const unseen = new Map<string, ShownMessage[]>();
  const unlisted = new Map<string, unknown>();
  for (const channelId of [...guild.memory.postings.channels.ids()]) {
    try {
      unseen.set(channelId, await compareChannel(services, guild, channelId, signal));
    } catch (error) {
      if (signal.aborted) return;
      const failure = discordFailure(error);
      services.log.warn({ channelId, failure }, 'The reviews in a channel could not be listed');
      // Without a list, a single request would be the only word on whether a message is gone.
      if (failure === 'channel-gone') unseen.set(channelId, await shownIn(guild, channelId));
      else unlisted.set(channelId, error);
    }
    if (signal.aborted) return;
  }
  const failures: unknown[] = [];
  for (const [channelId, messages] of unseen)
    await storeMissingMessages(services, guild, channelId, messages, signal).catch((error: unknown) =>
      failures.push(error),
    );
  if (failures.length > 0) throw failures[0];
  const later = [...unlisted.values()].filter((error) => mayPass(discordFailure(error)));
  const [soonest] = later.sort((a, b) => (putOffFor(a) ?? 0) - (putOffFor(b) ?? 0));
  if (soonest !== undefined) throw soonest;
}

/** Resolves to the messages that are missing from the channel's list. */
async function compareChannel(
  services: CompareGuildServices,
  guild: OpenGuild,
  channelId: string,
  signal: AbortSignal,
): Promise<ShownMessage[]> {
  const unseen: ShownMessage[] = [];
  /** When Discord was asked for the page that has the message at hand. */
  let askedAt = 0;
  const read: Read = (...request) => {
    askedAt = services.clock.monotonic();
    return services.read(...request);
  };
  for await (const { review, message } of listedMessages(
    read,
    await guild.memory.postings.newestFirst(channelId),
  )) {
    if (signal.aborted) return [];
    if (message === undefined) {
      unseen.push(shownMessage(review));
      continue;
    }
    const failed = (error: unknown) => services.doubts.failed(guild.memory.id, review, error);
    try {
      for (const { error } of await compareReview(services, guild, review, { message, askedAt }))
        failed(error);
    } catch (error) {
      if (signal.aborted) return [];
      failed(error);
    }
  }
  return unseen;
}
