import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { SETTINGS } from '../src/presentation/settings/settings-table.ts';
import { restoreServer } from './data/importing/begin-import.ts';
import { openReset, openSetting, submitReset, submitSetting } from './settings/change-from-card.ts';
import { pickChannel, reset, set, setUp } from './settings/change-settings.ts';
import { check } from './settings/check.ts';
import {
  leaveAlone,
  linkDoubtful,
  mergeDoubtful,
  openDoubtful,
  undoDecided,
} from './settings/decide-links.ts';
import { changeEmoji } from './settings/emoji.ts';
import { exportPage, exportServer } from './settings/export.ts';
import type { SettingsServices } from './settings/invocation.ts';
import { linkAgain, linkShows } from './settings/link-shows.ts';
import { openLinked, undoAll, undoOne } from './settings/linked-shows.ts';
import { recount, recountConfirmed } from './settings/recount.ts';
import { repost, startRepost } from './settings/repost.ts';
import { setOptions } from './settings/set-options.ts';
import { stopJob } from './settings/stop-job.ts';
import { view } from './settings/view-settings.ts';

/** The choices of `/settings reset`. */
const RESETTABLE = SETTINGS.map(({ name }) => name);

export const settings: Command<SettingsServices> = {
  definition: (texts) => ({
    name: 'settings',
    ...texts.describe('settings'),
    ...GUILD_ONLY,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        name: 'set',
        ...texts.describe('settings.set'),
        type: ApplicationCommandOptionType.Subcommand,
        options: setOptions(texts),
      },
      { name: 'view', ...texts.describe('settings.view'), type: ApplicationCommandOptionType.Subcommand },
      {
        name: 'reset',
        ...texts.describe('settings.reset'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            name: 'setting',
            ...texts.describe('settings.reset.setting'),
            type: ApplicationCommandOptionType.String,
            required: true,
            choices: RESETTABLE.map((name) => ({ name, value: name })),
          },
        ],
      },
      { name: 'check', ...texts.describe('settings.check'), type: ApplicationCommandOptionType.Subcommand },
      {
        name: 'recount',
        ...texts.describe('settings.recount'),
        type: ApplicationCommandOptionType.Subcommand,
      },
      { name: 'repost', ...texts.describe('settings.repost'), type: ApplicationCommandOptionType.Subcommand },
      {
        name: 'import',
        ...texts.describe('settings.import'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            name: 'file',
            ...texts.describe('settings.import.file'),
            type: ApplicationCommandOptionType.Attachment,
          },
        ],
      },
      {
        name: 'link-shows',
        ...texts.describe('settings.link-shows'),
        type: ApplicationCommandOptionType.Subcommand,
      },
      { name: 'export', ...texts.describe('settings.export'), type: ApplicationCommandOptionType.Subcommand },
    ],
  }),
  components: {
    repost: startRepost,
    recount: recountConfirmed,
    'stop-job': stopJob,
    emoji: changeEmoji,
    setting: pickChannel,
    'set-up': setUp,
    'settings-change': openSetting,
    'settings-reset': openReset,
    'settings-check': check,
    'settings-recount': recount,
    'settings-repost': repost,
    'settings-link-shows': linkShows,
    'links-again': linkAgain,
    links: openDoubtful,
    'links-pick': linkDoubtful,
    'links-merge': mergeDoubtful,
    'links-alone': leaveAlone,
    'links-undecide': undoDecided,
    'links-made': openLinked,
    'links-undo': undoOne,
    'links-undo-all': undoAll,
    'export-page': exportPage,
  },
  modals: { setting: submitSetting, 'settings-reset': submitReset },
  subcommands: {
    set,
    view,
    reset,
    check,
    recount,
    repost,
    import: restoreServer,
    'link-shows': linkShows,
    export: exportServer,
  },
};
