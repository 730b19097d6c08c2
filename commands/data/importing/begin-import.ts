import type {
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import {
  LARGEST_FILE,
  MOST_FILES,
  type UploadedFile,
} from '../../../src/discord/importing/download-files.ts';
import { privately, type Reply } from '../../../src/discord/interactions/command.ts';
import { COSTS } from '../../../src/discord/interactions/costs.ts';
import { IMPORT_FIELDS, importForm } from '../../../src/presentation/data/import-form.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { importCard } from './import-card.ts';
import type { AnswerableImport, ImportHandler } from './invocation.ts';
import { checkMayImport } from './may-import.ts';
import { readUpload } from './read-upload.ts';

/**
 * `/data import`: reads the file; without one, shows the member's import that waits, is under way or can be undone, else opens the
 * form that asks for files.
 */
export const importReviews: ImportHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  cost: COSTS.reading,
  defer: 'never',
  run: (invocation) => begin(invocation, false),
};

/** `/settings import`: the same for a server's export. */
export const restoreServer: ImportHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.reading,
  defer: 'never',
  run: (invocation) => begin(invocation, true),
};

async function begin(
  invocation: AnswerableImport & { readonly interaction: ChatInputCommandInteraction<'cached'> },
  restores: boolean,
): Promise<Reply> {
  const { interaction, guild, userId, services } = invocation;
  checkMayImport(invocation, { restores });
  const file = interaction.options.getAttachment('file');
  if (file !== null) return { ephemeral: true, kind: 'message', ...read(invocation, [file], '', restores) };
  const latest = await services.imports.latest(guild, userId);
  if (latest === undefined || Boolean(latest.restores) !== restores) return openForm(invocation, restores);
  const { message, updates } = await importCard(invocation, latest);
  return privately(message, updates);
}

/** "Import something else": opens the form. */
export const importAnother: ImportHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'never',
  async run(invocation, whose = '') {
    const restores = whose === 'server';
    checkMayImport(invocation, { restores });
    return openForm(invocation, restores);
  },
};

/** The form with files, or with reviews that were pasted. */
export const submitFiles: ImportHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'everybody',
  cost: COSTS.reading,
  defer: 'private',
  async run(invocation, whose = '') {
    const restores = whose === 'server';
    checkMayImport(invocation, { restores });
    const { fields } = invocation.interaction;
    const files = [...(fields.getUploadedFiles(IMPORT_FIELDS.files)?.values() ?? [])];
    const pasted = fields.fields.has(IMPORT_FIELDS.pasted)
      ? fields.getTextInputValue(IMPORT_FIELDS.pasted)
      : '';
    if (files.length === 0 && pasted.trim() === '') throw new UserError('nothing-to-import');
    return { ephemeral: true, kind: 'message', ...read(invocation, files, pasted.trim(), restores) };
  },
};

const openForm = ({ t }: AnswerableImport, restores: boolean): Reply => ({
  kind: 'modal',
  modal: importForm({ files: MOST_FILES, size: LARGEST_FILE / 1024 ** 2, restores }, t),
});

const read = (
  invocation: AnswerableImport,
  files: readonly UploadedFile[],
  pasted: string,
  restores: boolean,
) =>
  readUpload(invocation, {
    files: files.map(({ name, url, size }) => ({ name, url, size })),
    pasted,
    restores,
    answers: {},
  });
