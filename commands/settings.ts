import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import type { Texts } from '../src/presentation/texts/texts.ts';
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

type Described = ReturnType<Texts['command']>;

export const settings: Command<SettingsServices> = {
  definition: (texts) => ({
    ...texts.command('settings'),
    ...GUILD_ONLY,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        ...texts.command('settings.set'),
        type: ApplicationCommandOptionType.Subcommand,
        options: setOptions(texts),
      },
      { ...texts.command('settings.view'), type: ApplicationCommandOptionType.Subcommand },
      {
        ...texts.command('settings.reset'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            ...texts.command('settings.reset.setting'),
            type: ApplicationCommandOptionType.String,
            required: true,
            choices: SETTING_NAMES.map((name) => ({ name, value: name })),
          },
        ],
      },
      { ...texts.command('settings.check'), type: ApplicationCommandOptionType.Subcommand },
      { ...texts.command('settings.recount'), type: ApplicationCommandOptionType.Subcommand },
      { ...texts.command('settings.repost'), type: ApplicationCommandOptionType.Subcommand },
    ],
  }),
  components: { repost: startRepost, emoji: changeEmoji, setting: changeSetting },
  subcommands: { set, view, reset, check, recount, repost },
};

function setOptions(texts: Texts): APIApplicationCommandBasicOption[] {
  const channel = (described: Described): APIApplicationCommandBasicOption => ({
    ...described,
    type: ApplicationCommandOptionType.Channel,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  });
  const emoji = (described: Described): APIApplicationCommandBasicOption => ({
    ...described,
    type: ApplicationCommandOptionType.String,
    max_length: LONGEST_EMOJI,
  });
  const count = (described: Described, most: number): APIApplicationCommandBasicOption => ({
    ...described,
    type: ApplicationCommandOptionType.Integer,
    min_value: 0,
    max_value: most,
  });
  return [
    channel(texts.command('settings.set.channel')),
    channel(texts.command('settings.set.log')),
    channel(texts.command('settings.set.moderators')),
    { ...texts.command('settings.set.writers'), type: ApplicationCommandOptionType.Role },
    { ...texts.command('settings.set.voters'), type: ApplicationCommandOptionType.Role },
    count(texts.command('settings.set.reviews-per-hour'), MOST_PER_HOUR),
    count(texts.command('settings.set.average-weight'), MOST_WEIGHT),
    { ...texts.command('settings.set.tell-authors'), type: ApplicationCommandOptionType.Boolean },
    emoji(texts.command('settings.set.helpful-emoji')),
    emoji(texts.command('settings.set.not-helpful-emoji')),
  ];
}
