import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { leaveDeletedChannel } from '../../guilds/posting/leave-deleted-channel.ts';
import { GuildTask, type TaskContext } from '../background/guild-task.ts';
import {
  type MissingMessagesServices,
  type ShownMessage,
  shownIn,
  storeGone,
  storeMissingMessages,
} from '../comparing/missing-messages.ts';
import { isChannelGone } from '../comparing/verify-gone.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import { discordFailure, mayPass } from '../connection/discord-failure.ts';
import { listedMessages } from '../display/listed-messages.ts';

export interface SuspectedMessagesOptions extends TaskContext, MissingMessagesServices {}

/** The messages and channels of a guild that may be gone. */
interface Suspicions {
  /** By message id. */
  readonly messages: Map<string, ShownMessage>;
  readonly channelIds: Set<string>;
}

/**
 * Messages and channels that an event has reported as gone. Events can be false, so Discord is asked before anything is
 * stored, and asked again later about whatever it can't answer now.
 */
export class SuspectedMessages {
  readonly #options: SuspectedMessagesOptions;
  readonly #byGuild = new Map<string, Suspicions>();
  readonly #task: GuildTask;

  constructor(options: SuspectedMessagesOptions) {
    this.#options = options;
    this.#task = new GuildTask({
      ...options,
      task: 'verifying deletions',
      run: (guild, signal) => this.#verify(guild, signal),
      guildsAtOnce: Infinity,
    });
  }

  suspectMessages(guildId: string, messages: readonly ShownMessage[]): void {
    const { messages: suspected } = this.#suspicions(guildId);
    for (const message of messages) suspected.set(message.messageId, message);
    if (messages.length > 0) this.#task.request(guildId);
  }

  suspectChannels(guildId: string, channelIds: readonly string[]): void {
    const { channelIds: suspected } = this.#suspicions(guildId);
    for (const id of channelIds) suspected.add(id);
    this.#task.request(guildId);
  }

  /** Resolves once nothing is being verified; what Discord did not answer is asked again later. */
  idle(): Promise<void> {
    return this.#task.idle();
  }

  /** Drops unverified suspicions, because the next session compares everything. */
  stop(): Promise<void> {
    return this.#task.stop();
  }

  #suspicions(guildId: string): Suspicions {
    const suspicions = this.#byGuild.get(guildId) ?? { messages: new Map(), channelIds: new Set() };
    this.#byGuild.set(guildId, suspicions);
    return suspicions;
  }

  /** Verifies the suspicions, channel by channel: one that Discord can't answer for now doesn't hold up the others. */
  async #verify(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { messages, channelIds } = this.#suspicions(guild.memory.id);
    const failures: unknown[] = [];
    const failed = (error: unknown) => void failures.push(error);
    for (const channelId of [...channelIds]) await this.#verifyChannel(guild, channelId).catch(failed);
    for (const [channelId, suspected] of Map.groupBy(messages.values(), (message) => message.channelId)) {
      if (signal.aborted) return;
      await this.#verifyMessages(guild, channelId, suspected, signal).catch(failed);
    }
    if (failures.length > 0) throw failures[0];
  }

  async #verifyChannel(guild: OpenGuild, channelId: string): Promise<void> {
    const isGone = await isChannelGone(this.#options.read, channelId).catch((error: unknown) => {
      // The channel is still there, but the bot can't see it.
      if (!mayPass(discordFailure(error))) return false;
      throw error;
    });
    if (isGone) await this.#leave(guild, channelId);
    this.#suspicions(guild.memory.id).channelIds.delete(channelId);
  }

  async #verifyMessages(
    guild: OpenGuild,
    channelId: string,
    suspected: readonly ShownMessage[],
    signal: AbortSignal,
  ): Promise<void> {
    const unlisted = await this.#unlisted(channelId, suspected);
    await storeMissingMessages(this.#options, guild, channelId, unlisted, signal);
    const { messages } = this.#suspicions(guild.memory.id);
    for (const message of suspected)
      if (messages.get(message.messageId) === message) messages.delete(message.messageId);
  }

  /** Those that are missing from their channel's message list. */
  async #unlisted(channelId: string, suspected: readonly ShownMessage[]): Promise<ShownMessage[]> {
    const { read, log } = this.#options;
    const shown = suspected
      .map((posting) => ({ posting }))
      .sort((a, b) => compareSnowflakes(b.posting.messageId, a.posting.messageId));
    const unlisted = new Set(suspected);
    try {
      for await (const { review, message } of listedMessages(read, shown))
        if (message !== undefined) unlisted.delete(review.posting);
    } catch (error) {
      const failure = discordFailure(error);
      if (mayPass(failure)) throw error;
      log.warn({ channelId, failure }, 'Deleted messages could not be verified');
      // Otherwise it stays unknown for now; the next comparison looks again.
      return failure === 'channel-gone' ? [...unlisted] : [];
    }
    return [...unlisted];
  }

  /** A deleted channel takes all its messages along; reviews that wait to be posted there go to the review channel. */
  async #leave(guild: OpenGuild, channelId: string): Promise<void> {
    const { clock } = this.#options;
    await storeGone(this.#options, guild, await shownIn(guild, channelId), true);
    await leaveDeletedChannel(guild, [channelId], clock.now());
  }
}
