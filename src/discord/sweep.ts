import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { OpenGuild } from '../guilds/guild-directory.ts';
import { compareSnowflakes } from './compare-snowflakes.ts';
import { discordFailure } from './discord-failure.ts';
import { type FindDeletedServices, findDeleted } from './find-deleted.ts';
import { type PostedReview, postedReviews } from './posted-reviews.ts';
import { type ReconcileServices, reconcileReview } from './reconcile-review.ts';

export interface SweepServices extends FindDeletedServices, ReconcileServices {
  /** Called when people have voted of whom nobody knows whether they may. */
  readonly onUnknownVoters: (guildId: string) => void;
}

const PAGE = 100;

/**
 * Compares the posted reviews of a guild with what Discord holds, newest first: votes that differ are fetched and
 * replaced, missing vote buttons are added, and embeds that are not as they should be are reported. What is absent from
 * a page proves nothing: each such message is asked for by itself. Rejects as discord.js does when Discord is out of reach.
 */
export async function sweepGuild(
  services: SweepServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const channels = Map.groupBy(postedReviews(guild), ({ posting }) => posting.channelId);
  const seen = new Set<string>();
  for (const [channelId, reviews] of channels) {
    await unlessHopeless(services.log, { channelId }, () =>
      sweepChannel(services, guild, reviews, seen, signal),
    );
  }
  if (guild.memory.electorate.unknown.size > 0) services.onUnknownVoters(guild.memory.id);
  const unseen = postedReviews(guild).filter(({ posting }) => !seen.has(posting.messageId));
  await findDeleted(services, guild, unseen, signal);
}

async function sweepChannel(
  services: SweepServices,
  guild: OpenGuild,
  reviews: readonly PostedReview[],
  seen: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  let next = reviews[0];
  let done = 0;
  while (next !== undefined && !signal.aborted) {
    // Each page begins at a review, so that long stretches of other messages cost nothing.
    const { channelId, messageId } = next.posting;
    const query = new URLSearchParams({ before: String(BigInt(messageId) + 1n), limit: String(PAGE) });
    const page = (await services.read(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const byId = new Map(page.map((message) => [message.id, message]));
    for (const id of byId.keys()) seen.add(id);
    const oldest = page.reduce((least, { id }) => (compareSnowflakes(id, least) < 0 ? id : least), messageId);
    for (
      ;
      next !== undefined && compareSnowflakes(next.posting.messageId, oldest) >= 0;
      next = reviews[done]
    ) {
      const review = next;
      const message = byId.get(review.posting.messageId);
      if (message !== undefined && !signal.aborted)
        await unlessHopeless(services.log, { messageId }, () =>
          reconcileReview(services, guild, review, message),
        );
      done += 1;
    }
    // Nothing older is there, or to be seen.
    if (page.length < PAGE) return;
  }
}

/** A channel or message that Discord refuses does not keep the others from being swept; Discord out of reach does. */
async function unlessHopeless(log: Logger, where: object, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = discordFailure(error);
    if (failure === 'unavailable') throw error;
    log.warn({ ...where, failure }, 'Votes cannot be counted, or their buttons not added');
  }
}
