import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { baseEmoji, storedName } from '../../reviews/counting/voting-emoji.ts';
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
 * Brings one review in line with its message: its votes become what Discord has (see `recountVotes`), an embed that is
 * not as it should be is reported to the display, and the own reactions of the bot become the emoji that are answers
 * now. Rejects as discord.js does.
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
  const currentNames = new Set(current.map((emoji) => baseEmoji(storedName(emoji))));
  const present = new Set(own.map((emoji) => baseEmoji(emojiName(emoji))));
  await messages.addReactions(
    posting,
    current.filter((emoji) => !present.has(baseEmoji(storedName(emoji)))),
  );
  const obsolete = own.filter((emoji) => !currentNames.has(baseEmoji(emojiName(emoji))));
  await messages.removeReactions(
    posting,
    obsolete.map(({ id, name }) => (id === null ? (name ?? '') : `${name}:${id}`)),
  );
}

/** Compares one review with its message as it is now; voters are fetched only where the numbers differ. */
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
