import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { type GoneMessage, loseMessages } from '../../guilds/posting/lose-messages.ts';
import type { Measures } from '../../measures.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import { inTurns } from '../../storage/turn.ts';
import { discordFailure, mayPass } from '../connection/discord-failure.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import type { Read } from '../connection/read.ts';
import type { MessageAddress } from '../display/review-messages.ts';
import { isChannelGone } from './verify-gone.ts';

/** A message that shows a review, or did. */
export interface ShownMessage extends GoneMessage, MessageAddress {}

export interface MissingMessagesServices {
  readonly isReadable: (channelId: string) => boolean;
  readonly presence: GuildPresence;
  readonly read: Read;
  readonly listeners: Listeners;
  readonly log: Logger;
  readonly clock: Clock;
  readonly measures: Pick<Measures, 'difference'>;
}

/** The messages in a channel that show reviews, in the form in which they are reported as missing. */
export async function shownIn({ memory }: OpenGuild, channelId: string): Promise<ShownMessage[]> {
  const shown: ShownMessage[] = [];
  for await (const review of inTurns(await memory.postings.newestFirst(channelId)))
    shown.push(shownMessage(review));
  return shown;
}

/** The message that shows a review. */
export const shownMessage = ({ key, posting }: PostedReview): ShownMessage => ({
  reviewKey: key,
  postingId: posting.id,
  channelId: posting.channelId,
  messageId: posting.messageId,
});

/**
 * Finds out which of the messages missing from a channel's list are really gone, and stores that. Absence from a list
 * proves nothing, so each message is also requested by itself. Rejects as discord.js does when Discord can't be reached,
 * after storing what is known by then.
 */
export async function storeMissingMessages(
  services: MissingMessagesServices,
  guild: OpenGuild,
  channelId: string,
  unseen: readonly ShownMessage[],
  signal: AbortSignal,
): Promise<void> {
  const gone: ShownMessage[] = [];
  let failed: unknown;
  const isChannelGone = await collectGone(services, channelId, unseen, signal, gone).catch(
    (error: unknown) => {
      failed = error;
      return false;
    },
  );
  const lost = isChannelGone ? unseen : gone;
  services.measures.difference('message', lost.length);
  await storeGone(services, guild, lost, isChannelGone);
  if (failed !== undefined) throw failed;
}

/**
 * Stores that messages are certainly gone, and reports channels that are being emptied.
 * @param isChannelGone whether they went with their channel
 */
export async function storeGone(
  {
    presence,
    listeners,
    log,
    clock,
  }: Pick<MissingMessagesServices, 'presence' | 'listeners' | 'log' | 'clock'>,
  guild: OpenGuild,
  gone: readonly GoneMessage[],
  isChannelGone = false,
): Promise<void> {
  const { id } = guild.memory;
  // When the bot has been removed in the meantime, all messages look gone.
  if (gone.length === 0 || !presence.isMember(id)) return;
  // One after the other, because whether much of a channel is gone depends on what was stored before.
  const emptyings = await guild.queue.run('losing-messages', () =>
    loseMessages(guild, gone, isChannelGone, clock.now()),
  );
  for (const emptying of emptyings) {
    log.warn({ guildId: id, ...emptying }, 'A channel was emptied; /settings repost posts its reviews again');
    listeners.tell('emptied', id, emptying);
  }
}

/** Adds the messages that are gone to `gone`, each as soon as that is known. Resolves to whether their channel is gone. */
async function collectGone(
  { isReadable, read, log }: MissingMessagesServices,
  channelId: string,
  messages: readonly ShownMessage[],
  signal: AbortSignal,
  gone: ShownMessage[],
): Promise<boolean> {
  for (const message of messages) {
    // Discord allows 10,000 invalid requests in ten minutes, and each refusal is one: stop at the first.
    if (signal.aborted || !isReadable(channelId)) return false;
    try {
      await read(Routes.channelMessage(channelId, message.messageId));
    } catch (error) {
      const failure = discordFailure(error);
      if (mayPass(failure)) throw error;
      if (failure === 'channel-gone' && (await isChannelGone(read, channelId))) return true;
      if (failure === 'message-gone') gone.push(message);
      else {
        log.warn({ channelId, failure }, 'A channel could not be checked for deleted messages');
        return false;
      }
    }
  }
  return false;
}
