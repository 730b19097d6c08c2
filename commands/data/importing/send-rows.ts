import type { MessageComponentInteraction } from 'discord.js';
import { privately } from '../../../src/discord/interactions/command.ts';
import { COSTS } from '../../../src/discord/interactions/costs.ts';
import { checkMayAttach } from '../../../src/discord/pictures/may-attach.ts';
import { reportCard, reportHead, reportRow } from '../../../src/presentation/data/import-report.ts';
import type { ImportHandler } from './invocation.ts';
import { ownImport } from './may-import.ts';

/** "See every row": sends a table of the rows, each with what becomes of it. */
export const sendRows: ImportHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  cost: COSTS.files,
  defer: 'private',
  async run(invocation, importId = '') {
    const { interaction, guild, t, services } = invocation;
    checkMayAttach(interaction);
    const record = await ownImport(invocation, importId);
    // The bot starts without what writes tables.
    const { csvEncoding } = await import('../../../src/exchange/writing/csv-encoding.ts');
    const { FileWriter } = await import('../../../src/exchange/writing/file-writer.ts');
    const writer = new FileWriter(csvEncoding({ columns: reportHead(t), isForSpreadsheets: true }), {
      name: 'import',
      extension: 'csv',
      limit: interaction.attachmentSizeLimit,
      now: services.clock.now(),
    });
    for await (const row of services.imports.rows(guild, record)) await writer.add([reportRow(row, t)]);
    return privately(reportCard(record.state === 'staged' ? 'rows' : 'left', await writer.end(), t));
  },
};
