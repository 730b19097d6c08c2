import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import { type APIDMChannel, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { withCause } from '../../cause.ts';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { attemptMessage, messageRefused, messageSent } from '../../guilds/notices/private-messages.ts';
import { privateMessage } from '../../presentation/notices/private-message.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { PrivateMessage } from '../../storage/entries/entries.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Timing } from '../../timing.ts';
import { pauseAfter } from '../background/pause-after.ts';
import { discordFailure, mayPass, putOffFor } from '../connection/discord-failure.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import { findPosting } from '../posting/find-posting.ts';

export interface PrivateMessagesOptions {
  readonly client: Client;
  readonly rest: REST;
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly presence: GuildPresence;
  readonly guildText: (guildId: string) => Translate;
  readonly entries: Collection<PrivateMessage>;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/**
 * Tells members in private messages what is stored for that: one message for all that comes within a moment, one message at a
 * time. Whoever takes none is told after their next command.
 */
export class PrivateMessages {
  readonly #options: PrivateMessagesOptions;
  /** The keys of entries that have a message under way, or waiting for its time. */
  readonly #pending = new Set<string>();
  /** Of those, the ones about whose members there is more to tell by now: asks for the next message. */
  readonly #again = new Map<string, () => void>();
  /** Entries of guilds that Discord does not show at present. */
  readonly #absent = new Map<string, PrivateMessage>();
  readonly #lane = new KeyedQueue();
  readonly #sending = new InFlight();
  readonly #stop = new AbortController();

  constructor(options: PrivateMessagesOptions) {
    this.#options = options;
    options.listeners.on('messages', (_, { key, entry }) => {
      if (entry !== undefined && entry.attemptedAt === undefined) this.#request(key, entry);
    });
    options.presence.onAvailable((guildId) => {
      for (const [key, entry] of this.#absent)
        if (entry.guildId === guildId && this.#absent.delete(key)) this.#request(key, entry);
    });
  }

  /** Continues with the messages that the last run left. */
  async resume(): Promise<void> {
    for await (const [key, entry] of this.#options.entries.entries()) this.#request(key, entry);
  }

  /** How many messages have not been sent yet. */
  get underWay(): number {
    return this.#pending.size + this.#absent.size;
  }

  /** Resolves once the requests in progress are done; what is left is sent after the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#sending.idle();
  }

  #request(key: string, entry: PrivateMessage): void {
    if (this.#stop.signal.aborted) return;
    if (this.#pending.has(key)) {
      this.#again.set(
        key,
        withCause(() => this.#request(key, entry)),
      );
      return;
    }
    this.#pending.add(key);
    const sent = this.#sendUntilTaken(key, entry).finally(() => {
      this.#pending.delete(key);
      const more = this.#again.get(key);
      this.#again.delete(key);
      more?.();
    });
    this.#sending.add(sent);
  }

  async #sendUntilTaken(key: string, entry: PrivateMessage): Promise<void> {
    const { guilds, presence, log, clock, timing } = this.#options;
    const { signal } = this.#stop;
    await clock.wait(timing.messageDelay, signal);
    for (let failures = 0; !signal.aborted; failures += 1) {
      if (!presence.isMember(entry.guildId)) {
        this.#absent.set(key, entry);
        return;
      }
      const wait = (error: unknown) =>
        clock.wait(putOffFor(error) ?? pauseAfter(error, timing, failures), signal);
      try {
        await this.#lane.run('messages', async () => {
          if (signal.aborted) return;
          await guilds
            .use(entry.guildId, (guild) => this.#send(guild, entry.userId))
            .catch(async (error: unknown) => {
              // Whatever Discord puts off, it puts off for all members.
              if (discordFailure(error) === 'limited') await wait(error);
              throw error;
            });
          await clock.wait(timing.messageSpacing, signal);
        });
        return;
      } catch (err) {
        if (signal.aborted) return;
        log.warn({ err, guildId: entry.guildId }, 'A private message could not be sent; trying again later');
        if (discordFailure(err) !== 'limited') await wait(err);
      }
    }
  }

  /** Rejects when it is to be tried again. */
  async #send(guild: OpenGuild, userId: string): Promise<void> {
    const { log, clock } = this.#options;
    const attempt = await guild.run(attemptMessage(userId, clock.now()));
    if (attempt === undefined) return;
    try {
      const channelId = await this.#open(userId);
      const { before } = attempt;
      // Discord remembers a nonce for a few minutes only, and may refuse another message, but this one stands.
      const found =
        before === undefined ? undefined : await findPosting(this.#options, channelId, attempt.id, before);
      if (found === undefined) await this.#post(guild.memory.id, channelId, attempt);
    } catch (err) {
      const failure = discordFailure(err);
      if (mayPass(failure)) throw err;
      log.info({ err, failure }, 'A member gets no private messages; told after their next command');
      await guild.run(messageRefused(userId));
      return;
    }
    await guild.run(messageSent(userId, attempt.id));
  }

  /** Resolves to the channel of a user's private messages, which is the same every time. */
  async #open(userId: string): Promise<string> {
    const body = { recipient_id: userId };
    return ((await this.#options.rest.post(Routes.userChannels(), { body })) as APIDMChannel).id;
  }

  async #post(guildId: string, channelId: string, { id, notices }: Pick<PrivateMessage, 'id' | 'notices'>) {
    const { client, rest, guildText } = this.#options;
    const server = client.guilds.cache.get(guildId)?.name ?? '';
    const message = privateMessage({ id, guildId, server, notices }, guildText(guildId));
    const body: RESTPostAPIChannelMessageJSONBody = { ...message, nonce: id, enforce_nonce: true };
    await rest.post(Routes.channelMessages(channelId), { body });
  }
}
