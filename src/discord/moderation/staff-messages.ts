import type { REST } from '@discordjs/rest';
import { type APIMessage, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { edited, type SentPayload } from '../../presentation/payload/card.ts';
import { createId } from '../../storage/create-id.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { retryDelay, type Timing } from '../../timing.ts';
import { discordFailure, mayPass, putOffFor } from '../connection/discord-failure.ts';
import type { MessageAddress } from '../display/review-messages.ts';

export interface StaffMessagesOptions {
  readonly rest: REST;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

interface SendOptions {
  /** At most 25 characters. */
  readonly nonce?: string | undefined;
  readonly onSent?: (messageId: string) => Promise<void>;
  readonly onRefused?: () => void;
}

/** How often a message is tried. */
const ATTEMPTS = 3;

/**
 * Messages in a guild's staff channels. They report what is already done and stored elsewhere, so a message that
 * Discord does not accept is retried for a while and then given up.
 */
export class StaffMessages {
  readonly #options: StaffMessagesOptions;
  readonly #sending = new InFlight();
  readonly #stop = new AbortController();

  constructor(options: StaffMessagesOptions) {
    this.#options = options;
  }

  /**
   * Sends a message in the background, and retries while Discord is unavailable.
   * @param channel its id, or what resolves to that and rejects as discord.js does
   * @param onSent called with its id once Discord has taken it
   * @param nonce sent again with the same one within minutes, Discord takes it once
   * @param onRefused called when Discord does not take it; what goes wrong in either is logged
   */
  send(
    channel: string | (() => Promise<string>),
    message: SentPayload,
    { nonce = createId(), onSent, onRefused }: SendOptions = {},
  ): void {
    const open = typeof channel === 'string' ? async () => channel : channel;
    this.#sending.add(
      this.#sendUntilTaken(open, message, nonce)
        .then(async (messageId) => {
          if (messageId !== undefined) await onSent?.(messageId);
          else if (!this.#stop.signal.aborted) onRefused?.();
        })
        .catch((err: unknown) =>
          this.#options.log.error({ err }, 'What follows from a message to the staff could not be done'),
        ),
    );
  }

  /** Sends a message, without retries. Resolves to its id; rejects as discord.js does. */
  async post(channelId: string, message: SentPayload, nonce = createId()): Promise<string> {
    const body: RESTPostAPIChannelMessageJSONBody = { ...message, nonce, enforce_nonce: true };
    return ((await this.#options.rest.post(Routes.channelMessages(channelId), { body })) as APIMessage).id;
  }

  /** Rejects as discord.js does. */
  async edit({ channelId, messageId }: MessageAddress, message: SentPayload): Promise<void> {
    await this.#options.rest.patch(Routes.channelMessage(channelId, messageId), { body: edited(message) });
  }

  /** Stops all retries. Resolves once the requests in progress are done. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#sending.idle();
  }

  /** Resolves to its id; undefined when Discord does not take it. */
  async #sendUntilTaken(
    open: () => Promise<string>,
    message: SentPayload,
    nonce: string,
  ): Promise<string | undefined> {
    const { log, clock, timing } = this.#options;
    const { signal } = this.#stop;
    // Discord remembers a nonce for a few minutes, which covers all retries.
    for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt++) {
      try {
        return await this.post(await open(), message, nonce);
      } catch (err) {
        const failure = discordFailure(err);
        log.warn({ err, failure }, 'A message to the staff could not be sent');
        if (!mayPass(failure)) return undefined;
        if (attempt + 1 < ATTEMPTS) await clock.wait(putOffFor(err) ?? retryDelay(timing, attempt), signal);
      }
    }
    return undefined;
  }
}
