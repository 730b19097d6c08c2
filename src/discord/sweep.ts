import type { REST } from '@discordjs/rest';
import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { ReviewFacts } from '../guilds/guild.ts';
import type { OpenGuild } from '../guilds/guild-directory.ts';
import type { Posting } from '../reviews/review.ts';
import { discordFailure } from './discord-failure.ts';
import type { Display } from './display.ts';
import { recountVotes } from './recount-votes.ts';
import type { ReviewMessages } from './review-messages.ts';
import { showsDue } from './shows-due.ts';

export interface SweepServices {
  readonly rest: REST;
  readonly messages: ReviewMessages;
  readonly display: Display;
  readonly log: Logger;
}

type PostedReview = ReviewFacts & { readonly posting: Extract<Posting, { state: 'posted' }> };

const PAGE = 100;

/**
 * Compares the posted reviews of a guild with what Discord holds, newest first: votes that differ are fetched and replaced, missing
 * vote buttons are added, and embeds that are not as they should be are reported. What is absent from a page proves nothing. Throws as
 * discord.js does when Discord fails.
 */
export async function sweepGuild(
  services: SweepServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  for (const [channelId, reviews] of postedByChannel(guild)) {
    try {
      await sweepChannel(services, guild, reviews, signal);
    } catch (error) {
      const failure = discordFailure(error);
      if (failure === 'unavailable' || failure === 'refused') throw error;
      services.log.warn({ channelId, failure }, 'The votes in a channel cannot be counted');
    }
  }
}

async function sweepChannel(
  services: SweepServices,
  guild: OpenGuild,
  reviews: readonly PostedReview[],
  signal: AbortSignal,
): Promise<void> {
  let next = reviews[0];
  let done = 0;
  while (next !== undefined && !signal.aborted) {
    // Each page begins at a review, so that long stretches of other messages cost nothing.
    const { channelId, messageId } = next.posting;
    const query = new URLSearchParams({ before: String(BigInt(messageId) + 1n), limit: String(PAGE) });
    const page = (await services.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const byId = new Map(page.map((message) => [message.id, message]));
    const oldest = page.reduce((least, { id }) => (BigInt(id) < BigInt(least) ? id : least), messageId);
    for (; next !== undefined && BigInt(next.posting.messageId) >= BigInt(oldest); next = reviews[done]) {
      const message = byId.get(next.posting.messageId);
      if (message !== undefined && !signal.aborted) await compare(services, guild, next, message);
      done += 1;
    }
  }
}

async function compare(
  services: SweepServices,
  guild: OpenGuild,
  review: PostedReview,
  message: APIMessage,
): Promise<void> {
  const { helpful, notHelpful } = guild.memory.voteEmoji;
  const own = new Set(message.reactions?.filter(({ me }) => me).map(({ emoji }) => emoji.id ?? emoji.name));
  const address = { channelId: review.posting.channelId, messageId: message.id };
  await services.messages.seed(
    address,
    [helpful, notHelpful].filter((emoji) => !own.has(emoji)),
  );
  await recountVotes(services.rest, guild, review.key, message);
  const due = await services.messages.due(guild, review.key);
  if (due !== undefined && !showsDue(message, due))
    services.display.outdated(guild.memory.id, review.key, review.posting.channelId);
}

/** The posted reviews of each channel, newest message first. */
function postedByChannel(guild: OpenGuild): Map<string, PostedReview[]> {
  const posted = [...guild.memory.reviews()].filter(isPosted);
  posted.sort((one, other) => (BigInt(one.posting.messageId) < BigInt(other.posting.messageId) ? 1 : -1));
  return Map.groupBy(posted, ({ posting }) => posting.channelId);
}

const isPosted = (review: ReviewFacts): review is PostedReview => review.posting.state === 'posted';
