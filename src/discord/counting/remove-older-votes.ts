import type { REST } from '@discordjs/rest';
import { type Client, PermissionFlagsBits } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { MessageAddress } from '../display/review-messages.ts';

export interface RemoveOlderVotesOptions {
  readonly client: Client;
  readonly rest: REST;
  readonly log: Logger;
}

/**
 * Takes reactions of a member away that answer the opposite of their newest one, where the bot has Manage Messages.
 * Elsewhere, and when Discord does not do it, both stay, and neither counts.
 * @param emoji as requests name them
 */
export function removeOlderVotes(
  { client, rest, log }: RemoveOlderVotesOptions,
  { channelId, messageId }: MessageAddress,
  userId: string,
  emoji: readonly string[],
): void {
  const channel = client.channels.cache.get(channelId);
  if (channel === undefined || channel.isDMBased() || client.user === null) return;
  if (channel.permissionsFor(client.user.id)?.has(PermissionFlagsBits.ManageMessages) !== true) return;
  for (const vote of emoji) {
    const name = encodeURIComponent(vote);
    rest
      .delete(Routes.channelMessageUserReaction(channelId, messageId, name, userId))
      .catch((err: unknown) => log.debug({ err, messageId }, 'An older answer was not taken away'));
  }
}
