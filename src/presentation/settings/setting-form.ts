import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { DEFAULT_EMOJI } from '../../reviews/counting/voting-emoji.ts';
import { customId } from '../payload/custom-id.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { label } from '../payload/label.ts';
import type { Translate } from '../texts/texts.ts';
import { SETTINGS, type Setting, type SettingValues } from './settings-table.ts';

/** The channels that the bot can write to. */
export const WRITABLE_CHANNELS: (ChannelType.GuildText | ChannelType.GuildAnnouncement)[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

/** The values of a form's select for a switch. */
export const SWITCH = { on: 'yes', off: 'no' } as const;

/**
 * The form of one setting, filled with its value. Its field has the custom id `value`; the emoji have two, called as the
 * options of `/settings set`.
 * @param exists whether a channel or role still exists: Discord refuses others as a default
 */
export function settingForm(
  setting: Setting,
  values: SettingValues,
  exists: (id: string) => boolean,
  t: Translate,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('setting', setting.name),
    title: t(`setting.${setting.name}`),
    components: setting.kind === 'emoji' ? emojiFields(values, t) : [valueField(setting, values, exists, t)],
  };
}

/** The form that resets one setting. */
export const resetForm = (t: Translate): APIModalInteractionResponseCallbackData => ({
  custom_id: customId('settings-reset'),
  title: t('settings.reset.title'),
  components: [
    label(t('settings.reset.setting'), t('settings.reset.hint'), {
      type: ComponentType.StringSelect,
      custom_id: 'setting',
      options: SETTINGS.map(({ name }) => ({ label: t(`setting.${name}`), value: name })),
    }),
  ],
});

function valueField(
  setting: Exclude<Setting, { kind: 'emoji' }>,
  values: SettingValues,
  exists: (id: string) => boolean,
  t: Translate,
): APILabelComponent {
  return label(
    t(`setting.${setting.name}`),
    t(`command.settings.set.${setting.name}.description`),
    control(setting, values, exists, t),
  );
}

function control(
  setting: Exclude<Setting, { kind: 'emoji' }>,
  values: SettingValues,
  exists: (id: string) => boolean,
  t: Translate,
): APIComponentInLabel {
  const named = { custom_id: 'value', required: false } as const;
  if (setting.kind === 'count') {
    const value = values[setting.property];
    return {
      ...named,
      type: ComponentType.TextInput,
      style: TextInputStyle.Short,
      max_length: MAX_FIELD.value,
      ...(value !== undefined && { value: String(value) }),
    };
  }
  if (setting.kind === 'switch') {
    const isOn = values[setting.property] ?? true;
    return {
      ...named,
      type: ComponentType.StringSelect,
      min_values: 0,
      options: [
        { label: t('setting.option.yes'), value: SWITCH.on, default: isOn },
        { label: t('setting.option.no'), value: SWITCH.off, default: !isOn },
      ],
    };
  }
  const id = values[setting.property];
  const known = id !== undefined && exists(id);
  return setting.kind === 'channel'
    ? {
        ...named,
        type: ComponentType.ChannelSelect,
        min_values: 0,
        channel_types: WRITABLE_CHANNELS,
        ...(known && { default_values: [{ id, type: SelectMenuDefaultValueType.Channel }] }),
      }
    : {
        ...named,
        type: ComponentType.RoleSelect,
        min_values: 0,
        ...(known && { default_values: [{ id, type: SelectMenuDefaultValueType.Role }] }),
      };
}

function emojiFields({ emoji = DEFAULT_EMOJI }: SettingValues, t: Translate): APILabelComponent[] {
  return (
    [
      ['helpful-emoji', emoji.helpful],
      ['not-helpful-emoji', emoji.notHelpful ?? 'off'],
    ] as const
  ).map(([name, value]) =>
    label(t(`setting.option.${name}`), t(`command.settings.set.${name}.description`), {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      max_length: MAX_FIELD['helpful-emoji'],
      required: false,
      value,
    }),
  );
}
