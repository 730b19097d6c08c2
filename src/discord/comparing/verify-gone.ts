import { type APIMessage, Routes } from 'discord-api-types/v10';
import { discordFailure } from '../connection/discord-failure.ts';
import type { Read } from '../connection/read.ts';
import type { MessageAddress } from '../display/review-messages.ts';

/**
 * Whether a message is gone. Discord has to say so twice, in different ways, because one answer can be false (it happens
 * in announcement channels). When a channel is gone, so are its messages. Rejects as discord.js does when Discord doesn't
 * answer the question.
 */
export async function isMessageGone(read: Read, { channelId, messageId }: MessageAddress): Promise<boolean> {
  const failure = await failureOf(read(Routes.channelMessage(channelId, messageId)));
  if (failure === undefined) return false;
  if (failure === 'channel-gone') return isChannelGone(read, channelId);
  const query = new URLSearchParams({ around: messageId, limit: '1' });
  const near = (await read(Routes.channelMessages(channelId), { query })) as APIMessage[];
  return !near.some(({ id }) => id === messageId);
}

/** Whether a channel is gone. Rejects as discord.js does when Discord doesn't answer the question. */
export async function isChannelGone(read: Read, channelId: string): Promise<boolean> {
  if ((await failureOf(read(Routes.channel(channelId)))) === undefined) return false;
  // Ask in another way, because the first answer may have been false.
  return (await failureOf(read(Routes.channelMessages(channelId)))) !== undefined;
}

/** What a request says about a target that is gone; undefined when the target exists. Rejects with any other error. */
async function failureOf(request: Promise<unknown>): Promise<'message-gone' | 'channel-gone' | undefined> {
  try {
    await request;
    return undefined;
  } catch (error) {
    const failure = discordFailure(error);
    if (failure === 'message-gone' || failure === 'channel-gone') return failure;
    throw error;
  }
}
