import type { BaseInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import type { Context } from '../../src/discord/context.ts';
import type { Invocation } from '../../src/discord/interactions/command.ts';
import { chooseReviewChannel } from '../../src/guilds/posting/choose-review-channel.ts';
import type { ChannelState } from '../../src/presentation/settings/settings-messages.ts';

/**
 * Sets the review channel if the bot has the permissions it needs there, and posts the waiting reviews in it. Resolves
 * to the missing permissions. The handler that calls it has to be for managers.
 */
export async function changeReviewChannel(
  { interaction, guild, services }: Invocation<BaseInteraction<'cached'>, Pick<Context, 'clock'>>,
  channelId: string,
): Promise<ChannelState> {
  const missing = missingInGuildChannel(interaction.guild, channelId);
  if (missing.length === 0) await guild.run(chooseReviewChannel(guild, { channelId }, services.clock.now()));
  return { channelId, missing };
}
