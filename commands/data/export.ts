import type { BaseInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { checkMayAttach } from '../../src/discord/pictures/may-attach.ts';
import { memberExportCard } from '../../src/presentation/data/export-cards.ts';
import type { DataHandler } from './invocation.ts';

/** `/data export`, and its button: all that is stored about the member, as files for them alone. */
export const exportOwn: DataHandler<BaseInteraction<'cached'>> = {
  for: 'everybody',
  cost: COSTS.files,
  defer: 'private',
  async run({ interaction, guild, userId, t, services }) {
    checkMayAttach(interaction);
    const written = await services.exports.member(
      {
        ...{ guild, userId, server: interaction.guild.name },
        limit: interaction.attachmentSizeLimit,
      },
      t,
    );
    return privately(memberExportCard(written, t));
  },
};
