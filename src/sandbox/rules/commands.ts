import {
  type APIApplicationCommandOption,
  ApplicationCommandType as CommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { refuseProblems } from './api-error.ts';
import { choiceProblems } from './choices.ts';
import { commandLength, type Described } from './command-length.ts';
import { type Problem, problem, required } from './problems.ts';

/** Discord's documented pattern for the names of chat commands and options. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export interface CommandBody {
  readonly type?: number | null;
  readonly name: string;
  readonly name_localizations?: Record<string, string> | null;
  readonly description?: string | null;
  readonly description_localizations?: Record<string, string> | null;
  readonly options?: APIApplicationCommandOption[] | null;
  readonly default_member_permissions?: string | number | null;
  readonly contexts?: number[] | null;
  readonly integration_types?: number[] | null;
  readonly nsfw?: boolean | null;
  /** Who answers an Entry Point command: the application (1) or Discord, which launches the Activity (2). */
  readonly handler?: number | null;
}

/**
 * Checks commands for what Discord's OpenAPI description does not cover.
 * @param root the path of a command in the body
 * @throws ApiError 50035
 */
export function checkCommands(
  commands: readonly CommandBody[],
  root: (index: number) => PropertyKey[],
): void {
  const seen = new Set<string>();
  const problems = commands.flatMap((command, index) => {
    const path = root(index);
    const key = `${command.type ?? CommandType.ChatInput}:${command.name}`;
    const twice = seen.has(key);
    seen.add(key);
    return [
      ...(twice ? [problem('APPLICATION_COMMANDS_DUPLICATE_NAME', ...path)] : []),
      ...commandProblems(command, path),
    ];
  });
  refuseProblems(problems);
}

function commandProblems(command: CommandBody, path: PropertyKey[]): Problem[] {
  if (command.type === CommandType.PrimaryEntryPoint) return entryPointProblems(command, path);
  if ((command.type ?? CommandType.ChatInput) !== CommandType.ChatInput) return menuProblems(command, path);
  const options = command.options ?? [];
  const problems = [...nameProblems(command, path), ...optionProblems(options, path, 0)];
  if (commandLength(command, options) > 8000)
    problems.push(problem('APPLICATION_COMMAND_TOO_LARGE', ...path));
  return problems;
}

/**
 * User and message commands may have capitals and spaces in their names, and have neither a description nor options
 * (Application Commands, User Commands and Message Commands).
 */
function menuProblems({ name, description, options }: CommandBody, path: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  if (name.trim() === '' || name.length > 32)
    problems.push(problem('APPLICATION_COMMAND_INVALID_NAME', ...path, 'name'));
  if (description)
    problems.push(
      problem('APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED', ...path, 'description'),
    );
  if (options && options.length > 0)
    problems.push(problem('APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED', ...path, 'options'));
  return problems;
}

/** An Entry Point command is named like a chat command and has no options (Application Commands, Entry Point Commands). */
function entryPointProblems(command: CommandBody, path: PropertyKey[]): Problem[] {
  const problems = invalidNames(command, path);
  if (command.options && command.options.length > 0)
    problems.push(problem('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', ...path, 'options'));
  return problems;
}

function invalidNames(described: Described, path: PropertyKey[]): Problem[] {
  const names: [string, PropertyKey[]][] = [
    [described.name, ['name']],
    ...Object.entries(described.name_localizations ?? {}).map(([locale, name]): [string, PropertyKey[]] => [
      name ?? '',
      ['name_localizations', locale],
    ]),
  ];
  return names
    .filter(([name]) => !namePattern.test(name) || name !== name.toLowerCase())
    .map(([, at]) => problem('APPLICATION_COMMAND_INVALID_NAME', ...path, ...at));
}

function nameProblems(described: Described, path: PropertyKey[]): Problem[] {
  const problems = invalidNames(described, path);
  return described.description ? problems : [...problems, required(...path, 'description')];
}

function optionProblems(
  options: readonly APIApplicationCommandOption[],
  path: PropertyKey[],
  depth: number,
): Problem[] {
  const problems: Problem[] = [];
  const names = new Set<string>();
  const nested = options.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  if (nested.length > 0 && (nested.length < options.length || depth > 1))
    problems.push(problem('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', ...path, 'options'));
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    problems.push(...nameProblems(option, at));
    if (names.has(option.name))
      problems.push(problem('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', ...at));
    names.add(option.name);
    if (option.required && optionalSeen)
      problems.push(problem('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', ...at));
    optionalSeen ||= !option.required;
    if ('autocomplete' in option && option.autocomplete && 'choices' in option && option.choices?.length)
      problems.push(problem('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', ...at));
    if ('choices' in option && option.choices)
      problems.push(...choiceProblems(option.choices, [...at, 'choices']));
    if (option.type === Type.Subcommand || option.type === Type.SubcommandGroup)
      problems.push(...optionProblems(option.options ?? [], at, depth + 1));
  }
  return problems;
}
