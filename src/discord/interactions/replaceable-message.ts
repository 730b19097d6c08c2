import {
  type MessageComponentInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
} from 'discord.js';
import type { AnswerableInteraction } from './command.ts';

/**
 * Whether the answer can replace the message that the interaction belongs to: its component was used, or opened the modal. No
 * modal replaces a review that everybody sees, whose button opened it: a modified client may submit another modal than that.
 */
export const canUpdateMessage = (
  interaction: AnswerableInteraction,
): interaction is MessageComponentInteraction<'cached'> | ModalMessageModalSubmitInteraction<'cached'> =>
  interaction.isMessageComponent() ||
  (interaction.isModalSubmit() &&
    interaction.isFromMessage() &&
    interaction.message.flags.any(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2));

/** Whether that message is a card. */
export const isOnCard = (interaction: AnswerableInteraction): boolean =>
  canUpdateMessage(interaction) && interaction.message.flags.has(MessageFlags.IsComponentsV2);
