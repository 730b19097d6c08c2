import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import type { Description, Texts } from '../src/presentation/texts/texts.ts';
import { changeSetting, reset, SETTING_NAMES, set, view } from './settings/change-settings.ts';
import { check } from './settings/check.ts';
import { changeEmoji } from './settings/emoji.ts';
import type { SettingsServices } from './settings/invocation.ts';
import { recount } from './settings/recount.ts';
import { repost, startRepost } from './settings/repost.ts';

/** Nobody writes more reviews than this in an hour. */
const MOST_PER_HOUR = 60;
/** `<a:name:id>` with the longest name and id. */
const LONGEST_EMOJI = 64;
/** With a higher weight no show would ever stand out. */
const MOST_WEIGHT = 100;

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
            choices: SETTING_NAMES.map((name) => ({ name, value: name })),
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
    ],
  }),
  components: { repost: startRepost, emoji: changeEmoji, setting: changeSetting },
  subcommands: { set, view, reset, check, recount, repost },
};

function setOptions(texts: Texts): APIApplicationCommandBasicOption[] {
  const channel = (name: string, description: Description): APIApplicationCommandBasicOption => ({
    name,
    ...description,
    type: ApplicationCommandOptionType.Channel,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  });
  const emoji = (name: string, description: Description): APIApplicationCommandBasicOption => ({
    name,
    ...description,
    type: ApplicationCommandOptionType.String,
    max_length: LONGEST_EMOJI,
  });
  const count = (name: string, description: Description, most: number): APIApplicationCommandBasicOption => ({
    name,
    ...description,
    type: ApplicationCommandOptionType.Integer,
    min_value: 0,
    max_value: most,
  });
  return [
    channel('channel', texts.describe('settings.set.channel')),
    channel('log', texts.describe('settings.set.log')),
    channel('moderators', texts.describe('settings.set.moderators')),
    { name: 'writers', ...texts.describe('settings.set.writers'), type: ApplicationCommandOptionType.Role },
    { name: 'voters', ...texts.describe('settings.set.voters'), type: ApplicationCommandOptionType.Role },
    count('reviews-per-hour', texts.describe('settings.set.reviews-per-hour'), MOST_PER_HOUR),
    count('average-weight', texts.describe('settings.set.average-weight'), MOST_WEIGHT),
    {
      name: 'tell-authors',
      ...texts.describe('settings.set.tell-authors'),
      type: ApplicationCommandOptionType.Boolean,
    },
    emoji('helpful-emoji', texts.describe('settings.set.helpful-emoji')),
    emoji('not-helpful-emoji', texts.describe('settings.set.not-helpful-emoji')),
  ];
}
