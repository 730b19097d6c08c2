import type { REST } from '@discordjs/rest';
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPutAPIApplicationCommandsJSONBody as CommandDefinitions,
  Routes,
} from 'discord-api-types/v10';

/**
 * Registers the application's global commands: in one request when they differ from the registered ones, otherwise in
 * none. Commands of types that Ovation does not have stay. Resolves to whether it wrote them.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: CommandDefinitions,
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as APIApplicationCommand[];
  const own = registered.filter(({ type }) => REPLACED_TYPES.has(type));
  if (comparable(own) === comparable(commands)) return false;
  const kept = registered.filter(({ type }) => !REPLACED_TYPES.has(type)).map(withoutAdded);
  await rest.put(route, { body: [...commands, ...kept] });
  return true;
}

/**
 * The types of commands that Ovation has, and so replaces. Any other belongs to the operator or to Discord: an application
 * with Activities has an Entry Point command, and Discord refuses (50240) to overwrite all commands without it.
 */
const REPLACED_TYPES: ReadonlySet<number> = new Set([
  ApplicationCommandType.ChatInput,
  ApplicationCommandType.User,
  ApplicationCommandType.Message,
]);

/** A registered command as a request may have it. With its id it stays the same command under any name. */
const withoutAdded = (command: APIApplicationCommand): object =>
  Object.fromEntries(Object.entries(command).filter(([key]) => key === 'id' || !ADDED.has(key)));

/** Values that Discord fills in, which mean the same as leaving them out. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: 1,
  required: false,
  autocomplete: false,
  nsfw: false,
  dm_permission: true,
  default_permission: true,
};
const ADDED = new Set(['id', 'application_id', 'version', 'guild_id', 'dm_permission', 'default_permission']);

/** Serialises commands so that equal ones give equal texts, whatever Discord has added or reordered. */
function comparable(commands: readonly object[]): string {
  const named = commands.map((command) => ({ name: '', ...command }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify(named.map((command) => normalise(command, true)));
}

function normalise(value: unknown, isCommand = false): unknown {
  if (Array.isArray(value)) return sortNumbers(value.map((item) => normalise(item)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, field]) => !(isCommand && ADDED.has(key)) && !isDefault(key, field))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, normalise(field)]),
  );
}

/** Discord treats lists of numbers (channel types, contexts, integration types) as sets: their order means nothing. */
const sortNumbers = (list: unknown[]): unknown[] =>
  list.every((item) => typeof item === 'number') ? list.toSorted((a, b) => a - b) : list;

const isDefault = (key: string, value: unknown): boolean =>
  value === null ||
  value === undefined ||
  // Discord gives message context menu commands an empty description.
  value === '' ||
  value === DEFAULTS[key] ||
  (typeof value === 'object' && Object.keys(value).length === 0);
