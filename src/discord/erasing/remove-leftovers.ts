import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { isVote, requestEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Leftovers, LeftReactions } from '../../storage/entries/data-entries.ts';
import type { Pace } from '../background/pace.ts';
import { type DiscordFailure, discordFailure, mayPass } from '../connection/discord-failure.ts';
import { emojiName } from '../connection/emoji-name.ts';
import { mayManageMessages } from '../connection/missing-permissions.ts';
import type { Failures } from './failures.ts';

export interface RemoveLeftoversServices {
  readonly client: Client;
  readonly rest: REST;
  readonly log: Logger;
  /** Shared by all guilds; a piece of work is a request. */
  readonly pace: Pace;
  /** Gets each request that may succeed later. */
  readonly failures: Failures;
}

/** What removing has come to. */
interface Removal {
  /** Whether all their reactions are gone, but those that are still to be removed; some stay where the bot lacks Manage Messages. */
  readonly isClean: boolean;
  /** The messages on which something is still to be removed, or that are to be removed themselves. */
  readonly left: ReadonlySet<string>;
}

/** With these, nothing is left to remove. */
const GONE: readonly DiscordFailure[] = ['message-gone', 'channel-gone', 'emoji-gone'];

/**
 * Removes at Discord what a member whose data are erased has left there. What fails, and may succeed later, is left for then, and
 * holds up nothing else. Rejects when the signal is aborted.
 */
export async function removeLeftovers(
  services: RemoveLeftoversServices,
  guild: OpenGuild,
  userId: string,
  { reactions, messages }: Leftovers,
  signal: AbortSignal,
): Promise<Removal> {
  const { failures, rest } = services;
  let isClean = true;
  const left = new Set<string>();
  const attempt = async (messageId: string, remove: () => Promise<boolean>) => {
    try {
      if (failures.areTooMany) left.add(messageId);
      else if (!(await remove())) isClean = false;
    } catch (error) {
      signal.throwIfAborted();
      failures.failed(error);
      left.add(messageId);
    }
  };
  for (const { channelId, messageId } of messages)
    await attempt(messageId, async () => {
      await request(services, signal, () => rest.delete(Routes.channelMessage(channelId, messageId)));
      return true;
    });
  for (const one of reactions)
    await attempt(one.messageId, () => removeReactions(services, guild, userId, one, signal));
  return { isClean, left };
}

/** Resolves to whether all are gone. Rejects as discord.js does when the same may succeed later. */
async function removeReactions(
  services: RemoveLeftoversServices,
  { memory }: OpenGuild,
  userId: string,
  left: LeftReactions,
  signal: AbortSignal,
): Promise<boolean> {
  const { reviewKey, channelId, messageId } = left;
  const isTheirsToKeep = () => !memory.uncounted.ignores(userId, reviewKey);
  if (isTheirsToKeep()) return true;
  if (!mayManageMessages(services.client, channelId)) return false;
  const emoji = await emojiToRemove(services, memory, left, signal);
  let isClean = emoji !== undefined;
  for (const name of emoji ?? []) {
    // What they have been heard to react since is theirs to keep.
    if (isTheirsToKeep()) return isClean;
    if (!mayManageMessages(services.client, channelId)) return false;
    const route = Routes.channelMessageUserReaction(channelId, messageId, encodeURIComponent(name), userId);
    const removed = await request(services, signal, () => services.rest.delete(route));
    isClean &&= removed !== undefined;
  }
  return isClean;
}

/** The emoji, as requests use them; undefined when Discord does not tell. Rejects as `request`. */
async function emojiToRemove(
  services: RemoveLeftoversServices,
  { voteEmoji, reactionEmoji }: OpenGuild['memory'],
  { channelId, messageId, emoji, earlier = false }: LeftReactions,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  // A request needs the name of a custom emoji, too, which is stored only while it votes.
  const isNameless = (name: string) => /^\d+$/.test(name) && !isVote(name, voteEmoji);
  if (!earlier && !emoji.some(isNameless)) return emoji.map((name) => requestEmoji(name, reactionEmoji));
  const found = await request(services, signal, () =>
    services.rest.get(Routes.channelMessage(channelId, messageId)),
  );
  if (found === undefined || found === 'gone') return found && [];
  const isWanted = (name: string) => emoji.includes(name) || (earlier && !isVote(name, voteEmoji));
  return ((found as APIMessage).reactions ?? [])
    .map((reaction) => reaction.emoji)
    .filter((each) => isWanted(emojiName(each)))
    .map(({ id, name }) => (id === null ? (name ?? '') : `${name ?? '_'}:${id}`));
}

/**
 * Resolves to the answer, to `gone` when what it is about is gone, and to undefined when Discord refuses for good. Rejects as discord.js
 * does when the same may succeed later.
 */
async function request(
  { pace, log, failures }: RemoveLeftoversServices,
  signal: AbortSignal,
  send: () => Promise<unknown>,
): Promise<unknown> {
  await pace.turn(signal);
  signal.throwIfAborted();
  try {
    const answer = await send();
    failures.succeeded();
    return answer ?? 'gone';
  } catch (err) {
    const failure = discordFailure(err);
    if (mayPass(failure) || failure === 'not-in-guild') throw err;
    failures.succeeded();
    if (GONE.includes(failure)) return 'gone';
    log.warn({ failure }, 'Something that an erased member has left at Discord could not be removed');
    return undefined;
  }
}
