import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { about, publish } from './data/about.ts';
import { askToErase, erase, openEraseForm, submitErase } from './data/erase.ts';
import { exportOwn } from './data/export.ts';
import { chooseScale, openColumns, submitColumns, takeMore } from './data/importing/answer-question.ts';
import { importAnother, importReviews, submitFiles } from './data/importing/begin-import.ts';
import {
  cancelImport,
  chooseClash,
  choosePosts,
  commitImport,
  showImport,
  undoImport,
} from './data/importing/decide-import.ts';
import { sendRows } from './data/importing/send-rows.ts';
import type { DataServices } from './data/invocation.ts';

/** `/data`: what is stored about a member, for themselves. */
export const data: Command<DataServices> = {
  definition: (texts) => ({
    name: 'data',
    ...texts.describe('data'),
    ...GUILD_ONLY,
    options: [
      { name: 'about', ...texts.describe('data.about'), type: ApplicationCommandOptionType.Subcommand },
      { name: 'export', ...texts.describe('data.export'), type: ApplicationCommandOptionType.Subcommand },
      {
        name: 'import',
        ...texts.describe('data.import'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            name: 'file',
            ...texts.describe('data.import.file'),
            type: ApplicationCommandOptionType.Attachment,
          },
        ],
      },
      {
        name: 'erase',
        ...texts.describe('data.erase'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          { name: 'member', ...texts.describe('data.erase.member'), type: ApplicationCommandOptionType.User },
        ],
      },
    ],
  }),
  components: {
    'data-publish': publish,
    'data-export': exportOwn,
    'data-erase': askToErase,
    'erase-form': openEraseForm,
    'import-another': importAnother,
    'import-scale': chooseScale,
    'import-columns': openColumns,
    'import-more': takeMore,
    'import-clash': chooseClash,
    'import-posts': choosePosts,
    'import-rows': sendRows,
    'import-commit': commitImport,
    'import-cancel': cancelImport,
    'import-undo': undoImport,
    'import-show': showImport,
  },
  modals: { erase: submitErase, 'import-files': submitFiles, 'import-columns': submitColumns },
  subcommands: { about, export: exportOwn, erase, import: importReviews },
};
