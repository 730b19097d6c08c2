import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { requestEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Leftovers, LeftReactions } from '../../storage/entries/data-entries.ts';
import type { Pace } from '../background/pace.ts';
import { type DiscordFailure, discordFailure, mayPass } from '../connection/discord-failure.ts';
import { mayManageMessages } from '../connection/missing-permissions.ts';

export interface RemoveLeftoversServices {
  readonly client: Client;
  readonly rest: REST;
  readonly log: Logger;
  /** Shared by all guilds; a piece of work is a request. */
  readonly pace: Pace;
}

/** With these, nothing is left to remove. */
const GONE: readonly DiscordFailure[] = ['message-gone', 'channel-gone', 'emoji-gone'];

/**
 * Removes at Discord what a member whose data are erased has left there. Resolves to whether all their reactions are gone; some stay
 * where the bot lacks Manage Messages. Rejects as discord.js does when the same may succeed later, or the signal is aborted.
 */
export async function removeLeftovers(
  services: RemoveLeftoversServices,
  guild: OpenGuild,
  userId: string,
  { reactions, messages }: Leftovers,
  signal: AbortSignal,
): Promise<boolean> {
  for (const { channelId, messageId } of messages)
    await request(services, signal, () => services.rest.delete(Routes.channelMessage(channelId, messageId)));
  let isClean = true;
  for (const left of reactions)
    if (!(await removeReactions(services, guild, userId, left, signal))) isClean = false;
  return isClean;
}

async function removeReactions(
  services: RemoveLeftoversServices,
  { memory }: OpenGuild,
  userId: string,
  { reviewKey, channelId, messageId, emoji }: LeftReactions,
  signal: AbortSignal,
): Promise<boolean> {
  let isClean = true;
  for (const name of emoji) {
    // What they have been heard to react since is theirs to keep.
    if (!memory.uncounted.ignores(userId, reviewKey)) return isClean;
    if (!mayManageMessages(services.client, channelId)) return false;
    const encoded = encodeURIComponent(requestEmoji(name, memory.reactionEmoji));
    const route = Routes.channelMessageUserReaction(channelId, messageId, encoded, userId);
    if (!(await request(services, signal, () => services.rest.delete(route)))) isClean = false;
  }
  return isClean;
}

/** Resolves to whether what a request removes is gone. Rejects as discord.js does when the same may succeed later. */
async function request(
  { pace, log }: RemoveLeftoversServices,
  signal: AbortSignal,
  remove: () => Promise<unknown>,
): Promise<boolean> {
  await pace.turn(signal);
  signal.throwIfAborted();
  try {
    await remove();
    return true;
  } catch (err) {
    const failure = discordFailure(err);
    if (mayPass(failure) || failure === 'not-in-guild') throw err;
    if (GONE.includes(failure)) return true;
    log.warn({ failure }, 'Something that an erased member has left at Discord could not be removed');
    return false;
  }
}
