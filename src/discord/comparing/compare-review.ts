import type { APIMessage } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { baseEmoji, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { UnreadableEntryError } from '../../storage/storage-errors.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Display } from '../display/display.ts';
import { isUpToDate } from '../display/is-up-to-date.ts';
import type { PostedReview } from '../display/posted-reviews.ts';
import type { ReviewMessages } from '../display/review-messages.ts';
import { type ReplaceVotesServices, replaceVotes } from './replace-votes.ts';

/** What comparing with Discord uses. */
export interface CompareServices extends ReplaceVotesServices {
  readonly messages: ReviewMessages;
  readonly display: Pick<Display, 'markOutdated'>;
}

/**
 * Compares one review with its message, one comparison after the other: replaces its votes with Discord's (see `replaceVotes`), reports an outdated embed
 * to the display, and makes the bot's own reactions the current voting emoji. Rejects as discord.js does.
 * @param listed the message as Discord has just listed it; absent: every voter is fetched
 */
export const compareReview = (
  services: CompareServices,
  guild: OpenGuild,
  review: PostedReview,
  listed?: APIMessage,
): Promise<void> =>
  guild.queue.run(`comparing:${review.key}`, () => compare(services, guild, review, listed));

async function compare(
  services: CompareServices,
  guild: OpenGuild,
  review: PostedReview,
  listed: APIMessage | undefined,
): Promise<void> {
  const { messages, display } = services;
  const message = await replaceVotes(services, guild, review, listed);
  if (message === undefined) return;
  const { key, posting } = review;
  const expected = await messages.render(guild, key);
  if (expected !== undefined && !isUpToDate(message, expected))
    display.markOutdated(guild.memory.id, key, posting);
  // Read now: other emoji may have been chosen while Discord was asked.
  const own = (message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => emoji);
  const current = guild.memory.reactionEmoji;
  const currentNames = new Set(current.map((emoji) => baseEmoji(storedEmojiName(emoji))));
  const present = new Set(own.map((emoji) => baseEmoji(emojiName(emoji))));
  await messages.addReactions(
    posting,
    current.filter((emoji) => !present.has(baseEmoji(storedEmojiName(emoji)))),
  );
  const obsolete = own.filter((emoji) => !currentNames.has(baseEmoji(emojiName(emoji))));
  await messages.removeReactions(
    posting,
    obsolete.map(({ id, name }) => (id === null ? (name ?? '') : `${name}:${id}`)),
  );
}

/**
 * One channel, message or stored entry that cannot be compared does not stop the others; Discord or the disk being out of
 * reach does. Rejects as `action` then does.
 */
export async function unlessHopeless(log: Logger, where: object, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const failure = error instanceof UnreadableEntryError ? 'unreadable' : discordFailure(error);
    if (failure === 'unavailable') throw error;
    log.warn({ ...where, failure }, 'Votes or reactions could not be compared with Discord');
  }
}
