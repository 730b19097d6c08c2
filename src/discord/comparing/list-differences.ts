import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { Ballot } from '../../reviews/counting/ballot.ts';
import { isVote } from '../../reviews/counting/voting-emoji.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Read } from '../connection/read.ts';
import { isUpToDate } from '../display/is-up-to-date.ts';
import { listedMessages } from '../display/listed-messages.ts';
import { type PostedReview, postedReviews } from '../display/posted-reviews.ts';
import type { ReviewMessages } from '../display/review-messages.ts';

export interface DifferenceServices {
  readonly read: Read;
  readonly messages: Pick<ReviewMessages, 'render'>;
  readonly isReadable: (channelId: string) => boolean;
}

/** A review for which Discord, the store and the embed disagree. */
export interface Difference {
  readonly review: PostedReview;
  /** Number of votes, including bots' reactions. */
  readonly stored: number;
  readonly atDiscord: number;
  /** Whether the message is up to date. */
  readonly isShown: boolean;
}

/** Ten requests and a few more, so that a check ends while somebody waits for it. */
const MOST_COMPARED = 1000;

/**
 * Compares the newest reviews of a guild: the votes at Discord, those stored, and what the message shows. Changes
 * nothing. Rejects as discord.js does.
 */
export async function listDifferences(
  services: DifferenceServices,
  guild: OpenGuild,
): Promise<{ readonly compared: number; readonly differences: readonly Difference[] }> {
  const { read, isReadable } = services;
  const newest = postedReviews(guild).slice(0, MOST_COMPARED);
  const differences: Difference[] = [];
  let compared = 0;
  for (const [channelId, reviews] of Map.groupBy(newest, ({ posting }) => posting.channelId)) {
    if (!isReadable(channelId)) continue;
    for await (const { review, message } of listedMessages(read, reviews)) {
      compared += 1;
      if ((await compare(services, guild, review, message)) === undefined) continue;
      // Check again with the current message: somebody may have voted since the messages were listed.
      const current = (await read(Routes.channelMessage(channelId, message.id))) as APIMessage;
      const difference = await compare(services, guild, review, current);
      if (difference !== undefined) differences.push(difference);
    }
  }
  return { compared, differences };
}

async function compare(
  { messages }: DifferenceServices,
  guild: OpenGuild,
  review: PostedReview,
  message: APIMessage,
): Promise<Difference | undefined> {
  const isVotingEmoji = (name: string) => isVote(name, guild.memory.voteEmoji);
  await guild.votes.flush(review.key);
  const votes = await guild.store.votes.get(review.key);
  const counts = votes === undefined ? [] : [...Ballot.fromEntry(votes).rawCounts()];
  const stored = counts
    .filter(([name]) => isVotingEmoji(name))
    .reduce((sum, [, { normal, super: burst }]) => sum + normal + burst, 0);
  const atDiscord = (message.reactions ?? [])
    .filter(({ emoji }) => isVotingEmoji(emojiName(emoji)))
    .reduce((sum, { count_details }) => sum + count_details.normal + count_details.burst, 0);
  const expected = await messages.render(guild, review.key);
  const isShown = expected === undefined || isUpToDate(message, expected);
  return stored === atDiscord && isShown ? undefined : { review, stored, atDiscord, isShown };
}
