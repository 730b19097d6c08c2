import type { APIMessage } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { baseEmoji, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Display } from '../display/display.ts';
import { isUpToDate } from '../display/is-up-to-date.ts';
import type { MessageAddress, ReactionFailure, ReviewMessages } from '../display/review-messages.ts';
import { type ListedMessage, type ReplaceVotesServices, replaceVotes } from './replace-votes.ts';

/** What comparing with Discord uses. */
export interface CompareServices extends ReplaceVotesServices {
  readonly messages: ReviewMessages;
  readonly display: Pick<Display, 'markOutdated'>;
  /** Emoji that turned out to be gone, with the error that said so: Discord is asked once for each, not for each message. */
  readonly goneEmoji?: Map<string, unknown>;
}

/**
 * Compares one review with its message; comparisons of the same review take turns. Replaces its votes with Discord's (see
 * `replaceVotes`), reports an outdated embed to the display, and makes the bot's own reactions the current voting emoji.
 * The votes come first because they can be read even where nothing can be changed. Resolves to the reactions that could
 * not be added or removed; rejects as discord.js does when the votes could not be compared.
 * @param listed the message as Discord has just listed it; absent: every voter is fetched
 */
export const compareReview = (
  services: CompareServices,
  guild: OpenGuild,
  review: PostedReview,
  listed?: ListedMessage,
): Promise<readonly ReactionFailure[]> =>
  guild.queue.run(`comparing:${review.key}`, async () => {
    const message = await replaceVotes(services, guild, review, listed);
    if (message === undefined) return [];
    const { key, posting } = review;
    const expected = await services.messages.render(guild, key);
    if (expected !== undefined && !isUpToDate(message, expected)) {
      services.measures.difference('embed');
      services.display.markOutdated(guild.memory.id, key, posting);
    }
    return completeReactions(services, guild, key, posting, message);
  });

/** Makes the bot's own reactions on a message the current voting emoji. Resolves to those for which that failed. */
async function completeReactions(
  { messages, goneEmoji = new Map() }: CompareServices,
  guild: OpenGuild,
  reviewKey: string,
  address: MessageAddress,
  message: APIMessage,
): Promise<readonly ReactionFailure[]> {
  // Read now: other emoji may have been chosen, or the text removed, while Discord was asked.
  const facts = guild.memory.reviewByKey(reviewKey);
  const own = (message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => emoji);
  const current = facts === undefined ? [] : guild.memory.reactionsFor(facts);
  const currentNames = new Set(current.map((emoji) => baseEmoji(storedEmojiName(emoji))));
  const present = new Set(own.map((emoji) => baseEmoji(emojiName(emoji))));
  const absent = current.filter((emoji) => !present.has(baseEmoji(storedEmojiName(emoji))));
  const obsolete = own.filter((emoji) => !currentNames.has(baseEmoji(emojiName(emoji))));
  const refused = absent
    .filter((emoji) => goneEmoji.has(emoji))
    .map((emoji): ReactionFailure => ({ emoji, error: goneEmoji.get(emoji) }));
  refused.push(
    ...(await messages.addReactions(
      address,
      absent.filter((emoji) => !goneEmoji.has(emoji)),
    )),
  );
  for (const { emoji, error } of refused)
    if (discordFailure(error) === 'emoji-gone') goneEmoji.set(emoji, error);
  const left = await messages.removeReactions(
    address,
    obsolete.map(({ id, name }) => (id === null ? (name ?? '') : `${name}:${id}`)),
  );
  const outOfRoom = obsolete.length === 0 ? [] : refused.filter(isOutOfRoom);
  if (outOfRoom.length === 0) return [...refused, ...left];
  // The old emoji may have taken up the room for the new ones.
  const again = await messages.addReactions(
    address,
    outOfRoom.map(({ emoji }) => emoji),
  );
  return [...refused.filter((failure) => !isOutOfRoom(failure)), ...again, ...left];
}

const isOutOfRoom = ({ error }: ReactionFailure): boolean => discordFailure(error) === 'reactions-full';
