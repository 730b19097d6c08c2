import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { leaveDeletedChannel } from '../../guilds/posting/leave-deleted-channel.ts';
import { GuildTask, type TaskContext } from '../background/guild-task.ts';
import {
  type MissingMessagesServices,
  type ShownMessage,
  storeGone,
  storeMissingMessages,
} from '../comparing/missing-messages.ts';
import { isChannelGone } from '../comparing/verify-gone.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import { discordFailure, mayPass } from '../connection/discord-failure.ts';
import { listedMessages } from '../display/listed-messages.ts';

export interface SuspectedMessagesOptions extends TaskContext, MissingMessagesServices {}

/** What may be gone in a guild. */
interface Suspicions {
  /** By message id. */
  readonly messages: Map<string, ShownMessage>;
  readonly channelIds: Set<string>;
}

/**
 * Messages and channels of which an event says that they are gone. Events can be false, so Discord is asked before anything
 * is stored. What it cannot answer now is asked again.
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

  /** Drops what is not verified: the next session compares everything. */
  stop(): Promise<void> {
    return this.#task.stop();
  }

  #suspicions(guildId: string): Suspicions {
    const suspicions = this.#byGuild.get(guildId) ?? { messages: new Map(), channelIds: new Set() };
    this.#byGuild.set(guildId, suspicions);
    return suspicions;
  }

  /** Verifies what is suspected, place by place: one about which Discord cannot answer now holds up no other. */
  async #verify(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { messages, channelIds } = this.#suspicions(guild.memory.id);
    const failures: unknown[] = [];
    const failed = (error: unknown) => void failures.push(error);
    for (const channelId of [...channelIds]) await this.#verifyChannel(guild, channelId).catch(failed);
    for (const suspected of Map.groupBy([...messages.values()], ({ channelId }) => channelId).values()) {
      if (signal.aborted) return;
      await this.#verifyMessages(guild, suspected, signal).catch(failed);
    }
    if (failures.length > 0) throw failures[0];
  }

  async #verifyChannel(guild: OpenGuild, channelId: string): Promise<void> {
    const isGone = await isChannelGone(this.#options.read, channelId).catch((error: unknown) => {
      // It is still there, and the bot may not see it.
      if (!mayPass(discordFailure(error))) return false;
      throw error;
    });
    if (isGone) await this.#leave(guild, channelId);
    this.#suspicions(guild.memory.id).channelIds.delete(channelId);
  }

  /** @param suspected in one channel */
  async #verifyMessages(
    guild: OpenGuild,
    suspected: readonly ShownMessage[],
    signal: AbortSignal,
  ): Promise<void> {
    await storeMissingMessages(this.#options, guild, await this.#unlisted(suspected), signal);
    const { messages } = this.#suspicions(guild.memory.id);
    for (const message of suspected)
      if (messages.get(message.messageId) === message) messages.delete(message.messageId);
  }

  /** Those that the list of their channel lacks. */
  async #unlisted(suspected: readonly ShownMessage[]): Promise<ShownMessage[]> {
    const { read, log } = this.#options;
    const shown = suspected
      .map((posting) => ({ posting }))
      .sort((a, b) => compareSnowflakes(b.posting.messageId, a.posting.messageId));
    const unlisted = new Set(suspected);
    try {
      for await (const { review } of listedMessages(read, shown)) unlisted.delete(review.posting);
    } catch (error) {
      const failure = discordFailure(error);
      if (mayPass(failure)) throw error;
      log.warn({ channelId: suspected[0]?.channelId, failure }, 'Deleted messages could not be verified');
      // Otherwise nobody can say now; the next comparison looks again.
      return failure === 'channel-gone' ? [...unlisted] : [];
    }
    return [...unlisted];
  }

  /** With a channel go all its messages; what waits to be posted there goes to the review channel. */
  async #leave(guild: OpenGuild, channelId: string): Promise<void> {
    const { clock } = this.#options;
    await storeGone(this.#options, guild, shownIn(guild, channelId));
    await leaveDeletedChannel(guild, [channelId], clock.now());
  }
}

/** The messages in a channel that show reviews and have no successor. */
const shownIn = ({ memory }: OpenGuild, channelId: string) =>
  [...memory.reviews()].flatMap(({ key: reviewKey, posting }) =>
    posting.state === 'posted' && posting.channelId === channelId
      ? [{ reviewKey, postingId: posting.id, withOthers: true }]
      : [],
  );
