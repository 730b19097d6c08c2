import {
  type APIApplicationCommandOption,
  ComponentType,
  ApplicationCommandOptionType as OptionType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { OptionValues } from '../../src/sandbox/people/command-options.ts';
import type { ModalValues } from '../../src/sandbox/people/modal-values.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { ComponentRecord } from '../../src/sandbox/world/component-record.ts';
import { can } from '../../src/sandbox/world/permissions.ts';
import type { Chance } from './chance.ts';
import { fileFor } from './random-files.ts';
import { textFor } from './random-texts.ts';

/** The longest text that Discord takes in an option without a limit of its own, in code points. */
const MAX_OPTION = 6000;
/** The longest text in a modal's field, in code points. */
const MAX_FIELD = 4000;

/** Who picks: what they can see is what Discord offers them. */
export interface Picker {
  readonly sandbox: Sandbox;
  readonly userId: string;
  readonly chance: Chance;
}

/** A value that Discord's client lets a member give to an option. */
export function optionValue(picker: Picker, option: APIApplicationCommandOption): OptionValues[string] {
  const { sandbox, chance } = picker;
  if ('choices' in option && option.choices?.length)
    return chance.pick<{ value: string | number }>(option.choices).value;
  switch (option.type) {
    case OptionType.String: {
      const own = sandbox.world.guilds.get(sandbox.guildId)?.emojis?.[0];
      if (own !== undefined && chance.happens(0.05)) return `<:${own.name}:${own.id}>`;
      // What is only white space or empty can be typed in a modal, but not in an option.
      return textFor(chance, { least: option.min_length ?? 1, most: option.max_length ?? MAX_OPTION }) || '.';
    }
    case OptionType.Integer:
    case OptionType.Number: {
      const { min_value: least = -1000, max_value: most = 1000, type } = option;
      const between = least + chance.upTo(most - least);
      const uneven = type === OptionType.Number && chance.happens(0.4) ? chance.pick([0.5, 0.25, 0.3]) : 0;
      return chance.happens(0.2) ? chance.pick([least, most]) : Math.min(most, between + uneven);
    }
    case OptionType.Boolean:
      return chance.happens(0.5);
    case OptionType.User:
      return chance.pick(userIds(picker));
    case OptionType.Channel:
      return chance.pick(channelIds(picker, option.channel_types));
    case OptionType.Role:
      return chance.pick(roleIds(picker));
    case OptionType.Attachment:
      return fileFor(chance);
    default:
      throw new Error(`Nobody can fill in "${option.name}", an option of type ${option.type}`);
  }
}

/** Values that Discord's client lets a member pick in a select. */
export function pickedValues(picker: Picker, select: ComponentRecord): string[] {
  const offered = offeredValues(picker, select);
  const least = select.required === false ? 0 : (select.min_values ?? 1);
  const most = Math.min(select.max_values ?? 1, offered.length);
  const count = least + picker.chance.upTo(Math.max(0, most - least));
  return picker.chance.shuffle(offered).slice(0, count);
}

/** Random values for all components of a modal; some keep what they are filled with. */
export function modalValues(picker: Picker, components: readonly ComponentRecord[]): ModalValues {
  const { chance } = picker;
  const values: Record<string, ModalValues[string]> = {};
  for (const { custom_id: id = '', ...component } of components) {
    if (chance.happens(0.2) && isFilled(component)) continue;
    values[id] = fieldValue(picker, component);
  }
  return values;
}

function fieldValue(picker: Picker, component: ComponentRecord): ModalValues[string] {
  const { chance } = picker;
  switch (component.type) {
    case ComponentType.TextInput: {
      const {
        required = true,
        min_length: least = required ? 1 : 0,
        max_length: most = MAX_FIELD,
      } = component;
      if (!required && chance.happens(0.3)) return '';
      return textFor(chance, { least, most, multiline: component.style === TextInputStyle.Paragraph });
    }
    case ComponentType.Checkbox:
      return chance.happens(0.3);
    case ComponentType.FileUpload:
      return Array.from({ length: chance.happens(0.8) ? 1 : chance.upTo(component.max_values ?? 1) }, () =>
        fileFor(chance),
      );
    default:
      return pickedValues(picker, component);
  }
}

/** Whether the component may stay as it is. */
const isFilled = ({ required, value, default: checked, options }: ComponentRecord): boolean =>
  required === false ||
  value !== undefined ||
  checked !== undefined ||
  options?.some((one) => one.default) === true;

function offeredValues(picker: Picker, select: ComponentRecord): string[] {
  switch (select.type) {
    case ComponentType.UserSelect:
      return userIds(picker);
    case ComponentType.RoleSelect:
      return roleIds(picker);
    case ComponentType.ChannelSelect:
      return channelIds(picker, select.channel_types);
    default:
      return (select.options ?? []).map(({ value }) => value);
  }
}

export const userIds = ({ sandbox: { world, guildId } }: Picker): string[] =>
  world.members
    .values()
    .filter(({ guild_id }) => guild_id === guildId)
    .map(({ user }) => user.id);

const roleIds = ({ sandbox: { world, guildId } }: Picker): string[] =>
  world.roles
    .values()
    .filter(({ guild_id }) => guild_id === guildId)
    .map(({ id }) => id);

const channelIds = ({ sandbox: { world }, userId }: Picker, types: readonly number[] = []): string[] =>
  world.channels
    .values()
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .filter((channel) => can(world, userId, channel, 'ViewChannel'))
    .map(({ id }) => id);
