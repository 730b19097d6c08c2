import { type BaseInteraction, type Message, MessageFlags } from 'discord.js';

/** The message whose component was used, or opened the form; undefined when there is none. */
export function sourceOf(interaction: BaseInteraction<'cached'>): Message<true> | undefined {
  if (interaction.isMessageComponent()) return interaction.message;
  return interaction.isModalSubmit() && interaction.isFromMessage() ? interaction.message : undefined;
}

/** The same if it is private, so that an answer may take its place; undefined also when others see it too. */
export function privateSource(interaction: BaseInteraction<'cached'>): Message<true> | undefined {
  const message = sourceOf(interaction);
  return message?.flags.has(MessageFlags.Ephemeral) ? message : undefined;
}
