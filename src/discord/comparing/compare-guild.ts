import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { listedMessages } from '../display/listed-messages.ts';
import { type PostedReview, postedReviews } from '../display/posted-reviews.ts';
import { type CompareServices, compareReview, unlessHopeless } from './compare-review.ts';
import { type MissingMessagesServices, storeMissingMessages } from './missing-messages.ts';

export interface CompareGuildServices extends MissingMessagesServices, CompareServices {}

/**
 * Compares a guild's posted reviews with Discord, newest first: fetches votes that differ, adds missing reactions, and
 * reports outdated embeds. A message missing from a list proves nothing, so each one is requested by itself. Rejects as
 * discord.js does when Discord is out of reach.
 */
export async function compareGuild(
  services: CompareGuildServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const channels = Map.groupBy(postedReviews(guild), ({ posting }) => posting.channelId);
  const seen = new Set<string>();
  for (const [channelId, reviews] of channels) {
    await unlessHopeless(services.log, { channelId }, () =>
      compareChannel(services, guild, reviews, seen, signal),
    );
  }
  const unseen = postedReviews(guild).filter(({ posting }) => !seen.has(posting.messageId));
  await storeMissingMessages(services, guild, unseen, signal);
}

async function compareChannel(
  services: CompareGuildServices,
  guild: OpenGuild,
  reviews: readonly PostedReview[],
  seen: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  for await (const { review, message } of listedMessages(services.read, reviews)) {
    if (signal.aborted) return;
    seen.add(message.id);
    await unlessHopeless(services.log, { messageId: message.id }, () =>
      compareReview(services, guild, review, message),
    );
  }
}
