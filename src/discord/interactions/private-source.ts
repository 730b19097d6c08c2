import { type BaseInteraction, type Message, MessageFlags } from 'discord.js';
import { sourceOf } from './authorise.ts';

/**
 * The private message whose component was used, or opened the form; undefined when others see the message too, or there is
 * none. An answer may take its place.
 */
export function privateSource(interaction: BaseInteraction<'cached'>): Message | undefined {
  const message = sourceOf(interaction);
  return message?.flags.has(MessageFlags.Ephemeral) ? message : undefined;
}
