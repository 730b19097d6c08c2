import type { BaseInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import type { Invocation } from '../../src/discord/interactions/command.ts';
import type { Outbox } from '../../src/discord/posting/outbox.ts';
import { chooseReviewChannel } from '../../src/guilds/settings/guild-settings.ts';
import type { ChannelState } from '../../src/presentation/settings/settings-answer.ts';

/**
 * Makes a channel the review channel, when the bot can work there, and posts what has waited for one. Resolves to what
 * the bot lacks there; that the member is a manager is for the caller to see to.
 */
export async function changeReviewChannel(
  { interaction, guild, services }: Invocation<BaseInteraction<'cached'>, { readonly outbox: Outbox }>,
  channelId: string,
): Promise<ChannelState> {
  const missing = missingInGuildChannel(interaction.guild, channelId);
  if (missing.length === 0) {
    await chooseReviewChannel(guild, channelId);
    await services.outbox.moveUnpostedReviews(guild, channelId);
  }
  return { channelId, missing };
}
