import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { Ballot } from '../../reviews/counting/ballot.ts';
import { isVote, requestEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { emojiName } from '../connection/emoji-name.ts';
import type { Read } from '../connection/read.ts';
import type { MessageAddress } from '../display/review-messages.ts';
import { fetchReactors, type Reactors, replaceReactors } from './fetch-reactors.ts';
import { isMessageGone } from './verify-gone.ts';

/**
 * Carries the votes on a review's old message, which is about to be removed, over to its current one. Does nothing when
 * the old message is gone. Rejects as discord.js does.
 */
export async function carryVotes(
  read: Read,
  guild: OpenGuild,
  { key, posting }: PostedReview,
  { channelId, messageId }: MessageAddress,
): Promise<void> {
  const address = { channelId, messageId };
  const message = await read(Routes.channelMessage(channelId, messageId)).catch(async (error: unknown) => {
    const failure = discordFailure(error);
    const saysGone = failure === 'message-gone' || failure === 'channel-gone';
    if (saysGone && (await isMessageGone(read, address))) return undefined;
    throw error;
  });
  if (message === undefined) return;
  const { voteEmoji, reactionEmoji } = guild.memory;
  const fetched: Reactors[] = [];
  for (const reaction of (message as APIMessage).reactions ?? []) {
    const name = emojiName(reaction.emoji);
    if (!isVote(name, voteEmoji)) continue;
    const emoji = requestEmoji(name, reactionEmoji);
    fetched.push(await fetchReactors(read, message as APIMessage, { name, emoji }));
  }
  // A member may have had their votes erased while Discord was asked.
  const isIgnored = (userId: string) => guild.memory.uncounted.ignores(userId, key);
  await guild.votes.change(key, posting.messageId, (current) => {
    const ballot = new Ballot(messageId, voteEmoji);
    for (const reactors of fetched) replaceReactors(ballot, reactors, isIgnored);
    return current.carry(ballot);
  });
}
