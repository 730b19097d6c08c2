import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { MemberFile } from '../actions/attachments.ts';
import type { ResolvedIds } from '../interactions/interaction-payload.ts';
import { codePointLength } from '../rules/code-points.ts';
import type { MemberRecord } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';
import { chooseFile, isFile } from './choose-file.ts';
import type { CommandPath } from './commands.ts';
import { findChannel, findMember, findRole } from './find.ts';

/** The values that a member fills in, by option. */
export type OptionValues = Readonly<Record<string, OptionValue>>;
type OptionValue = string | number | boolean | MemberFile;

/** An option in an interaction's data. */
export interface FilledOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly FilledOption[];
}

/**
 * Checks a command's options as Discord's client does before it sends them.
 * @param resolvedIds collects the ids in the values
 * @param focused for autocomplete, the option that the member is typing; the others are then optional
 * @throws when an option is unknown, missing or not allowed
 */
export function fillOptions(
  world: World,
  member: MemberRecord,
  { options }: CommandPath,
  values: OptionValues,
  resolvedIds: ResolvedIds,
  focused?: string,
): FilledOption[] {
  for (const name of Object.keys(values))
    if (!options.some((option) => option.name === name)) throw new Error(`There is no option "${name}"`);
  return options.flatMap((option): FilledOption[] => {
    const { name, type } = option;
    const value = values[name];
    if (name === focused) return [{ name, type, value: String(value ?? ''), focused: true }];
    if (value === undefined) {
      if (option.required && focused === undefined) throw new Error(`Option "${name}" is required`);
      return [];
    }
    return [{ name, type, value: checkedValue(world, member, option, value, resolvedIds) }];
  });
}

function checkedValue(
  world: World,
  member: MemberRecord,
  option: APIApplicationCommandOption,
  value: OptionValue,
  resolvedIds: ResolvedIds,
): string | number | boolean {
  const refuse = (reason: string): never => {
    throw new Error(`Option "${option.name}" ${reason}`);
  };
  if ('choices' in option && option.choices?.length) {
    const chosen = option.choices.find((choice) => choice.value === value || choice.name === value);
    return chosen?.value ?? refuse(`has no choice ${String(value)}`);
  }
  switch (option.type) {
    case Type.String: {
      if (typeof value !== 'string') return refuse('takes a text');
      const length = codePointLength(value);
      if (length > (option.max_length ?? 6000))
        return refuse(`takes at most ${option.max_length ?? 6000} characters`);
      if (length < Math.max(option.min_length ?? 0, 1))
        return refuse(`takes at least ${option.min_length ?? 1} characters`);
      return value;
    }
    case Type.Integer:
    case Type.Number: {
      if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('takes a number');
      if (option.type === Type.Integer && !Number.isInteger(value)) return refuse('takes a whole number');
      if (option.min_value !== undefined && value < option.min_value)
        return refuse(`takes at least ${option.min_value}`);
      if (option.max_value !== undefined && value > option.max_value)
        return refuse(`takes at most ${option.max_value}`);
      return value;
    }
    case Type.Boolean:
      return typeof value === 'boolean' ? value : refuse('takes true or false');
    case Type.User: {
      // Discord takes the id of anybody, also of who has left.
      const former = world.formerMembers.get(memberKey(member.guild_id, String(value)));
      const { user } = former ?? findMember(world, member.guild_id, String(value));
      resolvedIds.users.add(user.id);
      return user.id;
    }
    case Type.Channel: {
      const channel = findChannel(world, member.guild_id, String(value));
      const types: readonly number[] | undefined = option.channel_types;
      if (types && !types.includes(channel.type))
        return refuse(`takes no channel of the type of #${channel.name}`);
      resolvedIds.channels.add(channel.id);
      return channel.id;
    }
    case Type.Role: {
      const role = findRole(world, member.guild_id, String(value));
      resolvedIds.roles.add(role.id);
      return role.id;
    }
    case Type.Attachment:
      return isFile(value) ? chooseFile(world, value, resolvedIds) : refuse('takes a file');
    default:
      return refuse('has a type that the sandbox does not support');
  }
}

/** Nests the filled options in their subcommand and group. */
export function nestedOptions(path: CommandPath, filled: readonly FilledOption[]): readonly FilledOption[] {
  return path.steps.reduceRight<readonly FilledOption[]>(
    (options, { name, type }) => [{ name, type, options }],
    filled,
  );
}
