import type { BaseInteraction } from 'discord.js';
import type { ExportRequest, ExportStep, ExportWritten } from '../../src/discord/exporting/exports.ts';
import { privately, type Reply } from '../../src/discord/interactions/command.ts';
import { checkMayAttach } from '../../src/discord/pictures/may-attach.ts';
import {
  exportProgressCard,
  pageExportCard,
  serverExportCard,
} from '../../src/presentation/data/export-cards.ts';
import { errorMessage } from '../../src/presentation/error-message.ts';
import type { SentPayload } from '../../src/presentation/payload/card.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { StorageError } from '../../src/storage/storage-errors.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings export`: the guild's shows, reviews, votes, decisions and settings, as files for the manager alone. */
export const exportServer: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction, services, t } = invocation;
    const steps = services.exports.server(requestOf(invocation), interaction.applicationId);
    const { name } = interaction.guild;
    return follow(invocation, steps, (written) => serverExportCard({ ...written, server: name }, t));
  },
};

/** "Public page": the page with the reviews of members who agreed, as a file. */
export const exportPage: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, services, t } = invocation;
    const steps = services.exports.page(requestOf(invocation), services.guildText(guild.memory.id));
    const { name } = interaction.guild;
    return follow(invocation, steps, (written) => pageExportCard({ ...written, server: name }, t));
  },
};

/** @throws UserError when the bot may not attach files there */
function requestOf({ interaction, guild, userId }: SettingsInvocation): ExportRequest {
  checkMayAttach(interaction);
  return { guild, userId, server: interaction.guild.name, limit: interaction.attachmentSizeLimit };
}

/** Shows how far the export is, and its files at last. */
async function follow(
  { services, t }: SettingsInvocation,
  steps: AsyncGenerator<ExportStep>,
  cardOf: (written: ExportWritten) => SentPayload,
): Promise<Reply> {
  const messageOf = (step: ExportStep) => ('files' in step ? cardOf(step) : exportProgressCard(step, t));
  const { value: first } = await steps.next();
  async function* updates(): AsyncGenerator<SentPayload> {
    try {
      for await (const step of steps) yield messageOf(step);
    } catch (error) {
      // The answer stands already: what went wrong takes the place of the progress.
      if (!(error instanceof UserError)) services.log.error({ err: error }, 'An export failed');
      const known = error instanceof StorageError ? new UserError('storage-unavailable') : error;
      yield errorMessage(t, known instanceof UserError ? known : new UserError('export-failed'));
    }
  }
  return privately(messageOf(first as ExportStep), updates());
}
