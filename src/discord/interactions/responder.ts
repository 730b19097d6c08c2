import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { MessagePayload } from '../../presentation/payload/payload.ts';
import type { Deferral, Reply } from './command.ts';

export type AnswerableInteraction =
  | ChatInputCommandInteraction<'cached'>
  | MessageComponentInteraction<'cached'>
  | MessageContextMenuCommandInteraction<'cached'>
  | ModalSubmitInteraction<'cached'>;

/** Whether the interaction belongs to a message: its component was used, or opened the modal. */
const canUpdateMessage = (interaction: AnswerableInteraction) =>
  interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());

/**
 * Sends the answer to an interaction. When the handler takes longer than `delay`, it defers first, which keeps the
 * interaction valid for 15 minutes.
 */
export class Responder {
  readonly #interaction: AnswerableInteraction;
  readonly #deferral: Deferral;
  readonly #sent = new AbortController();
  #deferred: Promise<unknown> | undefined;

  /** @param delay milliseconds until it defers */
  constructor(interaction: AnswerableInteraction, deferral: Deferral, clock: Clock, delay: number) {
    this.#interaction = interaction;
    this.#deferral = deferral;
    if (deferral === 'never') return;
    const { signal } = this.#sent;
    void clock.wait(delay, signal).then(() => {
      if (signal.aborted) return;
      this.#deferred = this.#defer();
      // `send` awaits the same promise and reports the error.
      this.#deferred.catch(() => undefined);
    });
  }

  /** Rejects when Discord refuses the answer. */
  async send(reply: Reply): Promise<void> {
    this.#sent.abort();
    if (this.#deferred === undefined) return this.#sendFirst(reply);
    await this.#deferred;
    await this.#sendDeferred(reply);
  }

  /** Sends a private message when Discord has refused the answer. Rejects when Discord refuses that too. */
  async sendInstead(message: MessagePayload): Promise<void> {
    const answer = { ...message, flags: MessageFlags.Ephemeral } as const;
    if (this.#deferred === undefined) await this.#interaction.reply(answer);
    else await this.#interaction.followUp(answer);
  }

  /** Edits the answer with each update. Rejects when Discord refuses an edit. */
  async sendUpdates(messages: AsyncIterable<MessagePayload>): Promise<void> {
    for await (const message of messages) await this.#interaction.editReply(message);
  }

  async #defer(): Promise<void> {
    const interaction = this.#interaction;
    if (this.#deferral === 'update' && canUpdateMessage(interaction)) await interaction.deferUpdate();
    else await interaction.deferReply(this.#deferral === 'public' ? {} : { flags: MessageFlags.Ephemeral });
  }

  async #sendFirst(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    if (reply.kind === 'modal') {
      if (interaction.isModalSubmit()) throw new Error('A modal cannot be answered with a modal');
      await interaction.showModal(reply.modal);
    } else if (reply.kind === 'update' && canUpdateMessage(interaction)) {
      await interaction.update(reply.message);
    } else {
      const isPrivate = reply.kind === 'message' && reply.ephemeral;
      await interaction.reply({ ...reply.message, ...(isPrivate && { flags: MessageFlags.Ephemeral }) });
    }
  }

  async #sendDeferred(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    if (reply.kind === 'modal') throw new Error('A modal must be the first response');
    if (
      reply.kind === 'update' ||
      (reply.ephemeral ? this.#deferral === 'private' : this.#deferral === 'public')
    ) {
      await interaction.editReply(reply.message);
      return;
    }
    if (this.#deferral === 'public') await interaction.deleteReply();
    await interaction.followUp({
      ...reply.message,
      ...(reply.ephemeral && { flags: MessageFlags.Ephemeral }),
    });
  }
}
