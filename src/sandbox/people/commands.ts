import {
  type APIApplicationCommandOption,
  ApplicationCommandType as CommandType,
  InteractionContextType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { guildPermissions } from '../world/permissions.ts';
import type { CommandRecord, MemberRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A chat command and the subcommand that was chosen. */
export interface CommandPath {
  readonly command: CommandRecord;
  /** Groups and subcommands below the command, outermost first. */
  readonly steps: readonly APIApplicationCommandOption[];
  readonly options: readonly APIApplicationCommandOption[];
}

/**
 * The commands of a type that a guild has while the bot is in it, with the scope that they need: its own, and those registered for
 * all guilds.
 */
export function commandsIn(world: World, guildId: string, type: CommandType): CommandRecord[] {
  const guild = world.guilds.get(guildId);
  if (!guild?.joined || guild.lacks_commands) return [];
  return world.commands
    .values()
    .filter((command) => command.type === type && [null, guildId].includes(command.guild_id));
}

/** Finds a command by name; the guild's own goes before one for all guilds. */
function commandNamed(world: World, guildId: string, type: CommandType, name: string) {
  const candidates = commandsIn(world, guildId, type).filter((command) => command.name === name);
  return candidates.find(({ guild_id }) => guild_id === guildId) ?? candidates[0];
}

/** Finds a command of a message's or a person's menu. @throws when there is none of that name */
export function findMenuCommand(
  world: World,
  guildId: string,
  type: CommandType.Message | CommandType.User,
  name: string,
): CommandRecord {
  const command = commandNamed(world, guildId, type, name);
  if (!command)
    throw new Error(`No ${type === CommandType.User ? 'person' : 'message'} has a command "${name}"`);
  return command;
}

/** Finds a chat command such as `/review write`. @throws when there is no such command or subcommand */
export function findCommand(world: World, guildId: string, text: string): CommandPath {
  const [name, ...rest] = text.replace(/^\//, '').trim().split(/\s+/);
  const command = commandNamed(world, guildId, CommandType.ChatInput, name ?? '');
  if (!command) throw new Error(`There is no command /${name}`);
  const steps: APIApplicationCommandOption[] = [];
  let options = command.options;
  for (const step of rest) {
    const found = options.find((option) => isStep(option) && option.name === step);
    if (!found) throw new Error(`There is no command ${text}`);
    steps.push(found);
    options = 'options' in found ? ((found.options ?? []) as APIApplicationCommandOption[]) : [];
  }
  if (options.some(isStep))
    throw new Error(`${text} needs one of: ${options.map((option) => option.name).join(', ')}`);
  return { command, steps, options };
}

const isStep = ({ type }: APIApplicationCommandOption) =>
  type === Type.Subcommand || type === Type.SubcommandGroup;

/** Whether a member may use a command of their guild; some need a permission. */
export function mayUse(world: World, member: MemberRecord, command: CommandRecord): boolean {
  if (command.contexts && !command.contexts.includes(InteractionContextType.Guild)) return false;
  if (command.default_member_permissions === null) return true;
  if (world.guilds.get(member.guild_id)?.owner_id === member.user.id) return true;
  const needed = BigInt(command.default_member_permissions);
  return needed !== 0n && (guildPermissions(world, member) & needed) === needed;
}

/** @throws when a member may not use a command */
export function checkPermission(
  world: World,
  member: MemberRecord,
  { command }: Pick<CommandPath, 'command'>,
): void {
  if (!mayUse(world, member, command))
    throw new Error(`${member.user.global_name} may not use /${command.name}`);
}
