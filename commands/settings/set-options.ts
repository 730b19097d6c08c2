import type { ChatInputCommandInteraction } from 'discord.js';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { MAX_FIELD } from '../../src/presentation/payload/field-limits.ts';
import { WRITABLE_CHANNELS } from '../../src/presentation/settings/setting-form.ts';
import {
  SETTINGS,
  type Setting,
  type SettingValues,
} from '../../src/presentation/settings/settings-table.ts';
import type { Texts } from '../../src/presentation/texts/texts.ts';

const CHANNEL: Pick<APIApplicationCommandChannelOption, 'type' | 'channel_types'> = {
  type: ApplicationCommandOptionType.Channel,
  channel_types: WRITABLE_CHANNELS,
};
const EMOJI = { type: ApplicationCommandOptionType.String, max_length: MAX_FIELD['helpful-emoji'] } as const;

/** The options of `/settings set`: one for each setting in the table, and two for the emoji. */
export const setOptions = (texts: Texts): APIApplicationCommandBasicOption[] =>
  SETTINGS.flatMap((setting): APIApplicationCommandBasicOption[] =>
    setting.kind === 'emoji'
      ? (['helpful-emoji', 'not-helpful-emoji'] as const).map((name) => ({
          name,
          ...texts.describe(`settings.set.${name}`),
          ...EMOJI,
        }))
      : [optionOf(setting, texts)],
  );

type PlainSetting = Exclude<Setting, { kind: 'emoji' }>;

function optionOf(setting: PlainSetting, texts: Texts): APIApplicationCommandBasicOption {
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
  const read = (setting: PlainSetting): string | number | boolean | null => {
    const { name, kind } = setting;
    if (kind === 'channel') return options.getChannel(name)?.id ?? null;
    if (kind === 'role') return options.getRole(name)?.id ?? null;
    return kind === 'count' ? options.getInteger(name) : options.getBoolean(name);
  };
  const given = SETTINGS.flatMap((setting) => {
    const value = setting.kind === 'emoji' ? null : read(setting);
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
