import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { baseEmoji, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Read } from '../connection/read.ts';
import type { Display } from '../display/display.ts';
import { isUpToDate } from '../display/is-up-to-date.ts';
import { isPosted, type PostedReview } from '../display/posted-reviews.ts';
import type { ReviewMessages } from '../display/review-messages.ts';
import { recountVotes } from './recount-votes.ts';

export interface ReconcileServices {
  readonly read: Read;
  readonly messages: ReviewMessages;
  readonly display: Pick<Display, 'markOutdated'>;
}

/**
 * Updates one review from its message: replaces its votes with Discord's (see `recountVotes`), reports an outdated
 * embed to the display, and makes the bot's own reactions the current voting emoji. Rejects as discord.js does.
 */
export async function reconcileReview(
  { read, messages, display }: ReconcileServices,
  guild: OpenGuild,
  review: PostedReview,
  listed?: APIMessage,
): Promise<void> {
  const message = await recountVotes(read, guild, review, listed);
  if (message === undefined) return;
  const { key, posting } = review;
  const expected = await messages.render(guild, key);
  if (expected !== undefined && !isUpToDate(message, expected))
    display.markOutdated(guild.memory.id, key, posting);
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

/** Fetches a review's message and compares it; fetches voters only where the numbers differ. */
export async function compareReview(
  services: ReconcileServices,
  guild: OpenGuild,
  reviewKey: string,
): Promise<void> {
  const facts = guild.memory.reviewByKey(reviewKey);
  if (facts === undefined || !isPosted(facts)) return;
  const { channelId, messageId } = facts.posting;
  const message = (await services.read(Routes.channelMessage(channelId, messageId))) as APIMessage;
  await reconcileReview(services, guild, facts, message);
}
