import type { REST } from '@discordjs/rest';
import {
  type APIApplicationCommand,
  type RESTPutAPIApplicationCommandsJSONBody as CommandDefinitions,
  Routes,
} from 'discord-api-types/v10';

/**
 * Makes the application's global commands these: in one request when they differ from what is registered, in none when
 * they do not. Resolves to whether they were written.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: CommandDefinitions,
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as APIApplicationCommand[];
  if (comparable(registered) === comparable(commands)) return false;
  await rest.put(route, { body: commands });
  return true;
}

/** What Discord adds to a command by itself, where it says the same as its absence. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: 1,
  required: false,
  autocomplete: false,
  nsfw: false,
  dm_permission: true,
  default_permission: true,
};
const ADDED = new Set(['id', 'application_id', 'version', 'guild_id', 'dm_permission', 'default_permission']);

/** The same text for the same commands, whatever Discord has added and in whatever order. */
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

/**
 * Lists of numbers (types of channels, contexts, kinds of installation) are sets for Discord: their order says nothing.
 */
const sortNumbers = (list: unknown[]): unknown[] =>
  list.every((item) => typeof item === 'number') ? list.toSorted((a, b) => a - b) : list;

const isDefault = (key: string, value: unknown): boolean =>
  value === null ||
  value === undefined ||
  // The description of a command in the menu of a message.
  value === '' ||
  value === DEFAULTS[key] ||
  (typeof value === 'object' && Object.keys(value).length === 0);
