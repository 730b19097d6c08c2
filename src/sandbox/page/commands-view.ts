import {
  type APIApplicationCommandOption,
  ApplicationCommandType as CommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { commandsIn, mayUse } from '../people/commands.ts';
import type { MemberRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A command as the composer offers it; each subcommand counts as a command. */
export interface CommandView {
  /** Its full name, such as `review write`. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionView[];
}

interface OptionView {
  readonly name: string;
  readonly description: string;
  readonly type: number;
  readonly required: boolean;
  readonly autocomplete: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly channelTypes: readonly number[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of texts, in code points. */
  readonly minimumLength?: number;
  readonly maximumLength?: number;
}

/** The chat commands that a member may use, described in their language. */
export function commandsView(world: World, member: MemberRecord): CommandView[] {
  return commandsIn(world, member.guild_id, CommandType.ChatInput)
    .filter((command) => mayUse(world, member, command))
    .flatMap((command) => usable(command, [], member.locale))
    .sort((left, right) => left.name.localeCompare(right.name));
}

/** The names of the commands that a member may use in the menus of messages, or of people. */
export const menuCommandsView = (
  world: World,
  member: MemberRecord,
  type: CommandType.Message | CommandType.User,
): string[] =>
  commandsIn(world, member.guild_id, type)
    .filter((command) => mayUse(world, member, command))
    .map(({ name }) => name)
    .sort();

type Definition = Described & { readonly options?: readonly APIApplicationCommandOption[] };

function usable(definition: Definition, path: readonly string[], locale: string): CommandView[] {
  const options = definition.options ?? [];
  const steps = options.filter(isStep);
  const name = [...path, definition.name];
  if (steps.length > 0) return steps.flatMap((step) => usable(step, name, locale));
  return [
    {
      name: name.join(' '),
      description: descriptionFor(definition, locale),
      options: options.map((option) => optionView(option, locale)),
    },
  ];
}

function isStep(option: APIApplicationCommandOption): option is APIApplicationCommandOption & Definition {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
}

function optionView(option: APIApplicationCommandOption, locale: string): OptionView {
  return {
    name: option.name,
    description: descriptionFor(option, locale),
    type: option.type,
    required: option.required ?? false,
    autocomplete: 'autocomplete' in option && option.autocomplete === true,
    choices: 'choices' in option ? (option.choices ?? []) : [],
    channelTypes: 'channel_types' in option ? (option.channel_types ?? []) : [],
    ...('min_value' in option && option.min_value !== undefined && { minimum: option.min_value }),
    ...('max_value' in option && option.max_value !== undefined && { maximum: option.max_value }),
    ...('min_length' in option && option.min_length !== undefined && { minimumLength: option.min_length }),
    ...('max_length' in option && option.max_length !== undefined && { maximumLength: option.max_length }),
  };
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null | undefined;
}

const descriptionFor = (described: Described, locale: string): string =>
  described.description_localizations?.[locale] ?? described.description;
