import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { mayManageMessages } from '../connection/missing-permissions.ts';
import type { MessageAddress } from '../display/review-messages.ts';

export interface RemoveOlderVotesOptions {
  readonly client: Client;
  readonly rest: REST;
  readonly log: Logger;
}

/**
 * Removes a member's votes that contradict their newest one, where the bot has Manage Messages. Elsewhere, or when
 * Discord refuses, both reactions stay and neither counts.
 * @param emoji the votes to remove, in the form that requests use
 */
export function removeOlderVotes(
  { client, rest, log }: RemoveOlderVotesOptions,
  { channelId, messageId }: MessageAddress,
  userId: string,
  emoji: readonly string[],
): void {
  if (!mayManageMessages(client, channelId)) return;
  for (const vote of emoji) {
    const name = encodeURIComponent(vote);
    rest
      .delete(Routes.channelMessageUserReaction(channelId, messageId, name, userId))
      .catch((err: unknown) => log.debug({ err, messageId }, 'An older vote could not be removed'));
  }
}
