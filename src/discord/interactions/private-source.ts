import { type BaseInteraction, type Message, MessageFlags } from 'discord.js';

/**
 * The private message whose component was used, or opened the form; undefined when others see the message too, or there is
 * none. An answer may take its place.
 */
export function privateSource(interaction: BaseInteraction<'cached'>): Message | undefined {
  const message =
    interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())
      ? interaction.message
      : undefined;
  return message?.flags.has(MessageFlags.Ephemeral) ? message : undefined;
}
