import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import type { ExportRequest, ExportStep, ExportWritten } from '../../src/discord/exporting/exports.ts';
import {
  type AnswerableInteraction,
  privately,
  type Reply,
  updatesOf,
} from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { errorReply } from '../../src/discord/interactions/error-reply.ts';
import { checkMayAttach } from '../../src/discord/pictures/may-attach.ts';
import {
  exportProgressCard,
  pageExportCard,
  serverExportCard,
} from '../../src/presentation/data/export-cards.ts';
import type { SentPayload } from '../../src/presentation/payload/card.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings export`: the guild's shows, reviews, votes, decisions and settings, as files for the manager alone. */
export const exportServer: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.files,
  defer: 'private',
  async run(invocation) {
    const { interaction, services, t } = invocation;
    const steps = services.exports.server(requestOf(invocation), interaction.applicationId);
    const { name } = interaction.guild;
    return follow(invocation, steps, (written) => serverExportCard({ ...written, server: name }, t));
  },
};

/** "Public page": the page with the reviews of members who agreed, as a file. */
export const exportPage: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.files,
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
  invocation: SettingsInvocation<AnswerableInteraction>,
  steps: AsyncGenerator<ExportStep>,
  cardOf: (written: ExportWritten) => SentPayload,
): Promise<Reply> {
  const { services, t } = invocation;
  const messageOf = (step: ExportStep) => ('files' in step ? cardOf(step) : exportProgressCard(step, t));
  const { value: first } = await steps.next();
  async function* updates(): AsyncGenerator<SentPayload> {
    try {
      yield* updatesOf(steps, messageOf);
    } catch (error) {
      // The answer stands already: what went wrong takes the place of the progress.
      const report = (err: unknown) => services.log.error({ err }, 'An export failed');
      yield errorReply(invocation, error, report).message;
    }
  }
  return privately(messageOf(first as ExportStep), updates());
}
