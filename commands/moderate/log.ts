import type { BaseInteraction } from 'discord.js';
import type { Invocation } from '../../src/discord/interactions/command.ts';
import type { SentPayload } from '../../src/presentation/payload/card.ts';
import type { Translate } from '../../src/presentation/texts/texts.ts';
import type { ChangeServices } from '../settings/change-services.ts';

/** Sends a message to the log channel, in the server's language, if there is one. */
export function sendToLog(
  { guild, services }: Invocation<BaseInteraction<'cached'>, ChangeServices>,
  messageOf: (t: Translate) => SentPayload,
): void {
  const { id, record } = guild.memory;
  if (record.logChannelId !== undefined)
    services.staff.send(record.logChannelId, messageOf(services.guildText(id)));
}
