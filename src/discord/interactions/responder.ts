import { DiscordAPIError, MessageFlags } from 'discord.js';
import type { Clock } from '../../clock.ts';
import { asCard, edited, isCard, type SentPayload } from '../../presentation/payload/card.ts';
import { withoutImages } from '../../presentation/pictures/without-images.ts';
import {
  discordFailure,
  isAcknowledged,
  isTooLate,
  mayPass,
  putOffFor,
} from '../connection/discord-failure.ts';
import type { AnswerableInteraction, Deferral, Reply } from './command.ts';
import { fetchOriginal, type Original } from './original-response.ts';
import { canUpdateMessage, isOnCard } from './replaceable-message.ts';
import { uploadsOf } from './uploads-of.ts';

/** The body of a new message. */
const sent = (message: SentPayload, isPrivate: boolean) => ({
  ...message,
  files: uploadsOf(message),
  flags: [
    ...(isCard(message) ? [message.flags] : []),
    ...(isPrivate ? [MessageFlags.Ephemeral as const] : []),
  ],
});

/** The reply without its images, which Discord may not take; undefined when nothing can stand in for its files. */
function withoutFiles(reply: Reply): Reply | undefined {
  if (reply.kind === 'modal' || !isCard(reply.message)) return undefined;
  const message = withoutImages(reply.message);
  return message && { ...reply, message };
}

/** The colour of a card that says something in the place of another one. */
const NEUTRAL = 0xf2c037;

/** Discord accepts edits of an answer for 15 minutes; we stop one minute earlier. In milliseconds. */
const UPDATES_ACCEPTED_FOR = 14 * 60_000;
/** Discord refuses a request as unauthorized now and then, although it is not. */
const isFalse401 = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status === 401 && !isTooLate(error);

/** How often an update is tried that Discord may take later, and the pause between, in milliseconds, unless it says one. */
const UPDATE_ATTEMPTS = 3;
const UPDATE_PAUSE = 2_000;
/** How long an answer waits for Discord to take its deferral, in milliseconds; then it is sent without knowing. */
const DEFERRAL_WITHIN = 1_000;

/**
 * Sends the answer to an interaction. When the handler takes longer than `delay`, it defers first, which keeps the
 * interaction valid for 15 minutes. When Discord says that the interaction is answered already, it looks what the member
 * sees, and gives them this answer unless they have it.
 */
export class Responder {
  readonly #interaction: AnswerableInteraction;
  readonly #deferral: Deferral;
  readonly #clock: Clock;
  /** By the clock's `monotonic`. */
  readonly #receivedAt: number;
  readonly #sent = new AbortController();
  #deferring: Promise<void> | undefined;
  /** Whether the message that an update replaces is a card, and has to remain one. */
  #isCard = false;
  /** The message with the answer, when it is not the interaction's original response. */
  #followUpId: string | undefined;

  /** @param delay milliseconds until it defers */
  constructor(interaction: AnswerableInteraction, deferral: Deferral, clock: Clock, delay: number) {
    this.#interaction = interaction;
    this.#deferral = deferral;
    this.#clock = clock;
    this.#receivedAt = clock.monotonic();
    if (deferral === 'never') return;
    const { signal } = this.#sent;
    void clock.wait(delay, signal).then(() => {
      if (signal.aborted) return;
      this.#deferring = this.#defer();
      // `send` awaits the same promise.
      this.#deferring.catch(() => undefined);
    });
  }

  /** Rejects when Discord refuses the answer, or a modal because the interaction is answered already. */
  async send(reply: Reply): Promise<void> {
    // With a reason, since an AbortError would be made without one.
    this.#sent.abort('sent');
    await this.#untilDeferred();
    await this.#sendNow(reply).catch((error: unknown) => {
      const plain = withoutFiles(reply);
      if (plain === undefined || isTooLate(error) || isAcknowledged(error)) throw error;
      return this.#sendNow(plain);
    });
  }

  async #sendNow(reply: Reply): Promise<void> {
    if (this.#interaction.deferred) return this.#sendDeferred(reply);
    try {
      await this.#sendFirst(reply).catch((error: unknown) => {
        if (!isFalse401(error)) throw error;
        return this.#sendFirst(reply);
      });
    } catch (error) {
      // Discord may have taken a response, and its own was lost.
      const mayBeTaken = isAcknowledged(error) || discordFailure(error) === 'unavailable';
      if (reply.kind === 'modal' || !mayBeTaken) throw error;
      const original = await fetchOriginal(this.#interaction, reply.message);
      if (original === undefined && !isAcknowledged(error)) throw error;
      await this.#sendAfter(original, reply);
    }
  }

  /**
   * Sends a private message when Discord has refused the answer; none when it turns out that it has taken the answer, or a form
   * that is open. Rejects when Discord refuses that too.
   */
  async sendInstead(message: SentPayload): Promise<void> {
    const interaction = this.#interaction;
    const answer = sent(message, true);
    if (interaction.deferred || interaction.replied) await interaction.followUp(answer);
    else
      await interaction.reply(answer).catch((error: unknown) => {
        if (!isAcknowledged(error)) throw error;
      });
  }

  /**
   * Edits the answer with each update, as long as Discord accepts that and the signal is not aborted. Rejects when Discord
   * refuses an edit for good.
   */
  async sendUpdates(messages: AsyncIterable<SentPayload>, signal: AbortSignal): Promise<void> {
    for await (const message of messages) {
      for (let attempt = 0; attempt < UPDATE_ATTEMPTS; attempt += 1) {
        if (signal.aborted) return;
        if (this.#clock.monotonic() - this.#receivedAt > UPDATES_ACCEPTED_FOR) return;
        const error = await this.#update(message);
        if (error === undefined) break;
        if (isTooLate(error) || !mayPass(discordFailure(error))) throw error;
        await this.#clock.wait(putOffFor(error) ?? UPDATE_PAUSE);
      }
    }
  }

  /** Resolves to what Discord said when it refused the update. */
  #update(message: SentPayload): Promise<unknown> {
    return this.#interaction
      .editReply({ ...this.#replacing(message), message: this.#followUpId ?? '@original' })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
  }

  async #defer(): Promise<void> {
    const interaction = this.#interaction;
    if (this.#deferral === 'update' && canUpdateMessage(interaction)) await interaction.deferUpdate();
    else await interaction.deferReply(this.#deferral === 'public' ? {} : { flags: MessageFlags.Ephemeral });
  }

  /** Resolves once Discord has taken the deferral, or nobody knows whether it has. Rejects when it came too late. */
  async #untilDeferred(): Promise<void> {
    if (this.#deferring === undefined) return;
    const known = new AbortController();
    try {
      await Promise.race([this.#deferring, this.#clock.wait(DEFERRAL_WITHIN, known.signal)]);
    } catch (error) {
      if (isTooLate(error)) throw error;
    } finally {
      known.abort();
    }
  }

  async #sendFirst(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    if (reply.kind === 'modal') {
      if (interaction.isModalSubmit()) throw new Error('A modal cannot be answered with a modal');
      await interaction.showModal(reply.modal);
    } else if (reply.kind === 'update' && canUpdateMessage(interaction)) {
      this.#isCard = isOnCard(interaction);
      await interaction.update(this.#replacing(reply.message));
    } else {
      await interaction.reply(sent(reply.message, reply.kind === 'update' || reply.ephemeral));
      this.#isCard = isCard(reply.message);
    }
  }

  async #sendDeferred(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    if (reply.kind === 'modal') throw new Error('A modal must be the first response');
    if (
      reply.kind === 'update' ||
      (reply.ephemeral ? this.#deferral === 'private' : this.#deferral === 'public')
    ) {
      this.#isCard = this.#deferral === 'update' && isOnCard(interaction);
      await interaction.editReply(this.#replacing(reply.message));
      return;
    }
    if (this.#deferral === 'public') await interaction.deleteReply();
    await this.#followUp(reply.message, reply.ephemeral);
  }

  /** @param original the response that Discord has taken; undefined when it was a modal, or is gone */
  async #sendAfter(original: Original | undefined, reply: Exclude<Reply, { kind: 'modal' }>): Promise<void> {
    const interaction = this.#interaction;
    // discord.js does not know it yet, and would refuse what follows.
    interaction.replied = true;
    if (original?.isShown) return;
    const isOurs =
      reply.kind === 'update'
        ? original?.isSource || original?.isLoading
        : original?.isLoading && original.isPrivate === reply.ephemeral;
    if (isOurs) {
      this.#isCard = original?.isSource === true && isOnCard(interaction);
      await interaction.editReply(this.#replacing(reply.message));
      return;
    }
    // What follows "thinking…" would take its place, for everybody to see.
    if (original?.isLoading && !original.isPrivate) await interaction.deleteReply();
    await this.#followUp(reply.message, true);
  }

  async #followUp(message: SentPayload, isPrivate: boolean): Promise<void> {
    const { id } = await this.#interaction.followUp(sent(message, isPrivate));
    this.#isCard = isCard(message);
    this.#followUpId = id;
  }

  /** The body that puts a message in the place of the one that is there. */
  #replacing(message: SentPayload) {
    const next = this.#isCard ? asCard(message, NEUTRAL) : message;
    this.#isCard = isCard(next);
    return { ...edited(next), files: uploadsOf(next) };
  }
}
