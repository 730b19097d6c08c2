import {
  type APIApplicationCommandOption,
  ApplicationCommandType as CommandType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { commands } from '../../../commands/index.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { CommandRecord } from '../../../src/sandbox/world/records.ts';

/** What a modified client can send to the bot, by what it leads to. */
export type Target = { readonly name: string } & (
  | { readonly kind: 'command'; readonly path: CommandPath; readonly focused?: string }
  | { readonly kind: 'menu'; readonly command: CommandRecord }
  | { readonly kind: 'component' | 'modal' | 'private'; readonly handler: string }
);

interface CommandPath {
  readonly command: CommandRecord;
  /** The subcommand, with its group before it; empty for a command without. */
  readonly steps: readonly APIApplicationCommandOption[];
  readonly options: readonly APIApplicationCommandOption[];
}

/** Every command, option that is completed, menu, component and modal that the bot knows, and one of each that it doesn't. */
export function targetsOf({ world }: Sandbox): Target[] {
  const inCommands = commands.flatMap(({ components = {}, modals = {}, inPrivate = {} }): Target[] => [
    ...handlers('component', Object.keys(components)),
    ...handlers('modal', Object.keys(modals)),
    ...handlers('private', Object.keys(inPrivate)),
  ]);
  const unknown = (['component', 'modal', 'private'] as const).flatMap((kind) =>
    handlers(kind, ['not-there', '__proto__', 'constructor']),
  );
  return [...world.commands.values().flatMap(commandTargets), ...inCommands, ...unknown];
}

const handlers = (kind: 'component' | 'modal' | 'private', names: readonly string[]): Target[] =>
  names.map((handler) => ({ kind, handler, name: `${kind} ${handler}` }));

function commandTargets(command: CommandRecord): Target[] {
  if (command.type !== CommandType.ChatInput)
    return [{ kind: 'menu', command, name: `menu ${command.name}` }];
  return pathsOf({ command, steps: [], options: command.options }).flatMap((path) => {
    const name = `/${[command, ...path.steps].map((step) => step.name).join(' ')}`;
    const completed = path.options.filter((option) => 'autocomplete' in option && option.autocomplete);
    return [
      { kind: 'command', path, name },
      ...completed.map(
        (option): Target => ({
          kind: 'command',
          path,
          focused: option.name,
          name: `${name} ${option.name}: …`,
        }),
      ),
    ];
  });
}

function pathsOf(path: CommandPath): CommandPath[] {
  const steps = path.options.filter(
    ({ type }) => type === OptionType.Subcommand || type === OptionType.SubcommandGroup,
  );
  if (steps.length === 0) return [path];
  return steps.flatMap((step) =>
    pathsOf({
      command: path.command,
      steps: [...path.steps, step],
      options: ('options' in step ? (step.options ?? []) : []) as readonly APIApplicationCommandOption[],
    }),
  );
}
