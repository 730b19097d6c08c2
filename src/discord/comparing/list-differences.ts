import type { Client } from 'discord.js';
import { type APIMessage, type APIReaction, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { Ballot } from '../../reviews/counting/ballot.ts';
import { baseEmoji, isVote, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Read } from '../connection/read.ts';
import type { Display } from '../display/display.ts';
import { isSuppressed, isUpToDate } from '../display/is-up-to-date.ts';
import { listedMessages } from '../display/listed-messages.ts';
import type { ReviewMessages } from '../display/review-messages.ts';

export interface DifferenceServices {
  readonly client: Pick<Client, 'user'>;
  readonly read: Read;
  readonly messages: Pick<ReviewMessages, 'render'>;
  readonly display: Pick<Display, 'isUpdating'>;
  readonly isReadable: (channelId: string) => boolean;
}

/** A review for which Discord, the store and the embed disagree. */
interface Difference {
  readonly review: PostedReview;
  /** Number of votes, including reactions of other bots. */
  readonly stored: number;
  readonly atDiscord: number;
  /** Whether somebody has closed the embed of the message. */
  readonly isSuppressed: boolean;
}

export interface Differences {
  /** How many reviews were compared. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** How many messages lack a voting emoji because they have all the reactions that Discord allows. */
  readonly full: number;
  /** The channels that could not be read although the bot has the permissions. */
  readonly unread: readonly string[];
  /** How many reviews are in channels that the bot has no permission to read. */
  readonly closed: number;
}

/** How many different reactions Discord allows on a message. */
const MOST_REACTIONS = 20;
/** Takes a little over ten requests, so that the check ends while somebody waits for it. */
const MOST_COMPARED = 1000;

/**
 * Compares, for a guild's newest reviews, the votes at Discord, the stored ones, and what the message shows. Changes
 * nothing. Rejects as discord.js does when it fails in every channel.
 */
export async function listDifferences(services: DifferenceServices, guild: OpenGuild): Promise<Differences> {
  const { postings } = guild.memory;
  const { isReadable } = services;
  const channels = Map.groupBy(await newestReadable(guild, isReadable), ({ posting }) => posting.channelId);
  const found: Differences[] = [];
  const unread = new Map<string, unknown>();
  for (const [channelId, reviews] of channels) {
    try {
      found.push(await compareChannel(services, guild, reviews));
    } catch (error) {
      unread.set(channelId, error);
    }
  }
  if (found.length === 0) for (const error of unread.values()) throw error;
  return {
    compared: found.reduce((sum, { compared }) => sum + compared, 0),
    differences: found.flatMap(({ differences }) => differences),
    full: found.reduce((sum, { full }) => sum + full, 0),
    unread: [...unread.keys()],
    closed: [...postings.channels.ids()]
      .filter((id) => !isReadable(id))
      .reduce((sum, id) => sum + postings.channels.get(id).posted, 0),
  };
}

/** Of each channel for itself: one that the bot can't read may have a million. */
async function newestReadable(
  { memory: { postings } }: OpenGuild,
  isReadable: (channelId: string) => boolean,
): Promise<PostedReview[]> {
  const newest: PostedReview[] = [];
  for (const id of [...postings.channels.ids()].filter(isReadable))
    newest.push(...Iterator.from(await postings.newestFirst(id)).take(MOST_COMPARED));
  newest.sort((a, b) => compareSnowflakes(b.posting.messageId, a.posting.messageId));
  return newest.slice(0, MOST_COMPARED);
}

async function compareChannel(
  services: DifferenceServices,
  guild: OpenGuild,
  reviews: readonly PostedReview[],
): Promise<Differences> {
  const { read } = services;
  const differences: Difference[] = [];
  let compared = 0;
  let full = 0;
  for await (const { review, message } of listedMessages(read, reviews)) {
    if (message === undefined) continue;
    compared += 1;
    if (isFull(guild, review, message)) full += 1;
    if ((await compare(services, guild, review, message)) === undefined) continue;
    // Check again with the current message: somebody may have voted since the messages were listed.
    const current = (await read(Routes.channelMessage(message.channel_id, message.id))) as APIMessage;
    const difference = await compare(services, guild, review, current);
    if (difference !== undefined) differences.push(difference);
  }
  return { compared, differences, full, unread: [], closed: 0 };
}

function isFull({ memory }: OpenGuild, review: PostedReview, { reactions = [] }: APIMessage): boolean {
  if (reactions.length < MOST_REACTIONS) return false;
  const own = new Set(reactions.filter(({ me }) => me).map(({ emoji }) => baseEmoji(emojiName(emoji))));
  return memory.reactionsFor(review).some((emoji) => !own.has(baseEmoji(storedEmojiName(emoji))));
}

const countWithoutOwn = ({ count_details, me, me_burst }: APIReaction): number =>
  count_details.normal + count_details.burst - (me ? 1 : 0) - (me_burst ? 1 : 0);

async function compare(
  { client, messages, display }: DifferenceServices,
  guild: OpenGuild,
  review: PostedReview,
  message: APIMessage,
): Promise<Difference | undefined> {
  const isVotingEmoji = (name: string) => isVote(name, guild.memory.voteEmoji);
  await guild.votes.flush(review.key);
  const votes = await guild.store.votes.get(review.key).catch(undefinedIfUnreadable);
  // The bot adds its own reactions itself, and nobody takes them for votes.
  const counts = votes === undefined ? [] : [...Ballot.fromEntry(votes).rawCounts(client.user?.id)];
  const stored = counts
    .filter(([name]) => isVotingEmoji(name))
    .reduce((sum, [, { normal, super: burst }]) => sum + normal + burst, 0);
  const atDiscord = (message.reactions ?? [])
    .filter(({ emoji }) => isVotingEmoji(emojiName(emoji)))
    .reduce((sum, reaction) => sum + countWithoutOwn(reaction), 0);
  const expected = await messages.render(guild, review.key).catch(undefinedIfUnreadable);
  // An edit that is on its way is no difference.
  const isShown =
    expected === undefined ||
    isUpToDate(message, expected) ||
    (!isSuppressed(message) && display.isUpdating(guild.memory.id, review.key));
  if (stored === atDiscord && isShown) return undefined;
  return { review, stored, atDiscord, isSuppressed: isSuppressed(message) };
}
