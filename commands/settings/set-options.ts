import type { ChatInputCommandInteraction } from 'discord.js';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import {
  SETTINGS,
  type Setting,
  type SettingValues,
} from '../../src/presentation/settings/settings-table.ts';
import type { Texts } from '../../src/presentation/texts/texts.ts';

/** `<a:name:id>` with the longest name and id. */
const LONGEST_EMOJI = 64;

const CHANNEL: Pick<APIApplicationCommandChannelOption, 'type' | 'channel_types'> = {
  type: ApplicationCommandOptionType.Channel,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
};
const EMOJI = { type: ApplicationCommandOptionType.String, max_length: LONGEST_EMOJI } as const;

/** The options of `/settings set`: the review channel, those in the table, and the voting emoji. */
export function setOptions(texts: Texts): APIApplicationCommandBasicOption[] {
  return [
    { name: 'channel', ...texts.describe('settings.set.channel'), ...CHANNEL },
    ...SETTINGS.map((setting) => optionOf(setting, texts)),
    { name: 'helpful-emoji', ...texts.describe('settings.set.helpful-emoji'), ...EMOJI },
    { name: 'not-helpful-emoji', ...texts.describe('settings.set.not-helpful-emoji'), ...EMOJI },
  ];
}

function optionOf(setting: Setting, texts: Texts): APIApplicationCommandBasicOption {
  const { name, kind } = setting;
  const described = { name, ...texts.describe(`settings.set.${name}`) };
  if (kind === 'channel') return { ...described, ...CHANNEL };
  if (kind === 'role') return { ...described, type: ApplicationCommandOptionType.Role };
  if (kind === 'switch') return { ...described, type: ApplicationCommandOptionType.Boolean };
  const limits = { min_value: 0, max_value: setting.most };
  return { ...described, type: ApplicationCommandOptionType.Integer, ...limits };
}

/** The settings of the table that the options change; those that they unset are undefined. */
export function readSettings({ options, guildId }: ChatInputCommandInteraction<'cached'>): SettingValues {
  const read = (setting: Setting): string | number | boolean | null => {
    const { name, kind } = setting;
    if (kind === 'channel') return options.getChannel(name)?.id ?? null;
    if (kind === 'role') return options.getRole(name)?.id ?? null;
    return kind === 'count' ? options.getInteger(name) : options.getBoolean(name);
  };
  const given = SETTINGS.flatMap((setting) => {
    const value = read(setting);
    return value === null ? [] : [settingChange(setting, value, guildId)];
  });
  return Object.assign({}, ...given);
}

/** A changed setting: undefined for 0 where that unsets it, and for @everyone, whose role id is the guild id. */
export function settingChange(
  setting: Setting,
  value: string | number | boolean | undefined,
  guildId: string,
): SettingValues {
  const isUnset =
    (setting.kind === 'role' && value === guildId) ||
    (setting.kind === 'count' && setting.zeroUnsets && value === 0);
  return { [setting.property]: isUnset ? undefined : value };
}
