import { type APIChannel, Routes } from 'discord-api-types/v10';
import { discordFailure } from '../../src/discord/connection/discord-failure.ts';
import type { SettingsInvocation } from './invocation.ts';

/** `hidden`: Discord shows the bot nothing of it. */
export type ChannelState = 'here' | 'archived' | 'hidden' | 'gone';

/** Somebody waits for the answer: a channel that Discord does not describe in this time is hidden. In milliseconds. */
const ANSWER_WITHIN = 1_500;

/**
 * What has become of a channel that the bot uses. Discord is asked about one that discord.js does not know: to it, an archived
 * thread looks like a channel that is gone.
 */
export async function channelState(
  { interaction, services }: Pick<SettingsInvocation, 'interaction' | 'services'>,
  channelId: string,
): Promise<ChannelState> {
  const known = interaction.guild.channels.cache.get(channelId);
  if (known !== undefined) return known.isThread() && known.archived === true ? 'archived' : 'here';
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN);
    const channel = (await services.read(Routes.channel(channelId), { signal })) as APIChannel;
    return 'thread_metadata' in channel && channel.thread_metadata?.archived === true ? 'archived' : 'hidden';
  } catch (error) {
    return discordFailure(error) === 'channel-gone' ? 'gone' : 'hidden';
  }
}
