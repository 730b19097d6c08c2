import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import { type APIApplicationCommandOption, ApplicationCommandType } from 'discord-api-types/v10';
import type { Context, Hono } from 'hono';
import { commandPayload } from '../payloads/command.ts';
import { entryPointMissing, missingAccess, refuseProblems, unknownError } from '../rules/api-error.ts';
import { checkBody } from '../rules/body.ts';
import { type CommandBody, checkCommands } from '../rules/commands.ts';
import { problem, tooLong } from '../rules/problems.ts';
import type { CommandRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';
import type { RestContext } from './context.ts';
import { readBody } from './read-body.ts';

const mostCommands = 130;

/** The routes that register commands, for all guilds or for one. */
export function commandRoutes(api: Hono, { world }: RestContext): void {
  for (const path of [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ]) {
    api.get(path, (c) => {
      const guildId = scopeOf(world, c);
      const localized = c.req.query('with_localizations') === 'true';
      return c.json(registered(world, guildId).map((command) => commandPayload(world, command, localized)));
    });
    api.put(path, async (c) => {
      const guildId = scopeOf(world, c);
      const { body } = await readBody<CommandBody[]>(c);
      if (!Array.isArray(body)) refuseProblems([problem('LIST_TYPE_CONVERT')]);
      if (body.length > mostCommands) refuseProblems([tooLong(mostCommands)]);
      for (const command of body) checkBody(ApplicationCommandUpdateRequestSchema, checkable(command));
      checkCommands(body, (index) => [index]);
      const before = registered(world, guildId);
      keepEntryPoint(before, body);
      const after = body.map((command) => recordOf(world, guildId, command, before));
      for (const { id } of before) world.commands.remove(id);
      for (const command of after) world.commands.put(command.id, command);
      return c.json(after.map((command) => commandPayload(world, command, true)));
    });
    api.post(path, async (c) => {
      const guildId = scopeOf(world, c);
      const { body } = await readBody<CommandBody>(c);
      checkBody(ApplicationCommandCreateRequestSchema, checkable(body));
      checkCommands([body], () => []);
      const before = registered(world, guildId);
      const command = recordOf(world, guildId, body, before);
      world.commands.put(command.id, command);
      const isNew = !before.some(({ id }) => id === command.id);
      return c.json(commandPayload(world, command, true), isNew ? 201 : 200);
    });
    api.get(`${path}/:command`, (c) => c.json(commandPayload(world, commandFor(world, c), true)));
    api.delete(`${path}/:command`, (c) => {
      world.commands.remove(commandFor(world, c).id);
      return c.body(null, 204);
    });
  }
}

/**
 * The guild whose commands a route is about; null for the global commands.
 * @throws ApiError 50001 for another application, or when the bot is not in the guild, or there without applications.commands
 */
function scopeOf(world: World, c: Context): string | null {
  if (c.req.param('application') !== world.bot.applicationId) throw missingAccess();
  const guildId = c.req.param('guild') ?? null;
  const guild = world.guilds.get(guildId ?? '');
  if (guildId !== null && (!guild?.joined || guild.lacks_commands)) throw missingAccess();
  return guildId;
}

function commandFor(world: World, c: Context): CommandRecord {
  const guildId = scopeOf(world, c);
  const command = registered(world, guildId).find(({ id }) => id === c.req.param('command'));
  if (!command) throw unknownError('application command');
  return command;
}

const registered = (world: World, guildId: string | null) =>
  world.commands.values().filter((command) => command.guild_id === guildId);

/**
 * An application has one Entry Point command at most, and a bulk overwrite has to include it (Application Commands, Entry
 * Point Commands).
 * @throws ApiError 50240 when it would be removed
 */
function keepEntryPoint(before: readonly CommandRecord[], body: readonly CommandBody[]): void {
  const isEntryPoint = ({ type }: { readonly type?: number | null }) =>
    type === ApplicationCommandType.PrimaryEntryPoint;
  if (before.some(isEntryPoint) && !body.some(isEntryPoint)) throw entryPointMissing();
}

/** The schema wants a number where Discord's documentation and every library have a string. */
function checkable(command: CommandBody): unknown {
  const permissions = command?.default_member_permissions;
  return typeof permissions === 'string' && /^\d+$/.test(permissions)
    ? { ...command, default_member_permissions: Number(permissions) }
    : command;
}

/** A command's record. One of the same name keeps its id and, if nothing changed, its version. */
function recordOf(
  world: World,
  guildId: string | null,
  body: CommandBody,
  before: readonly CommandRecord[],
): CommandRecord {
  const type = body.type ?? ApplicationCommandType.ChatInput;
  const previous = before.find((command) => command.name === body.name && command.type === type);
  const permissions = body.default_member_permissions;
  const content = {
    guild_id: guildId,
    type,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    options: (body.options ?? []).map(normalisedOption),
    default_member_permissions:
      permissions === null || permissions === undefined ? null : String(permissions),
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [0],
    nsfw: body.nsfw ?? false,
    ...(type === ApplicationCommandType.PrimaryEntryPoint && { handler: body.handler ?? 1 }),
  };
  if (previous) {
    const { id, version, ...rest } = previous;
    const unchanged = JSON.stringify(rest) === JSON.stringify(content);
    return { ...content, id, version: unchanged ? version : world.newId() };
  }
  return { ...content, id: world.newId(), version: world.newId() };
}

/** An option as Discord stores it: without null and false, with its keys in order. */
function normalisedOption(option: APIApplicationCommandOption): APIApplicationCommandOption {
  const kept = Object.entries(option).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  );
  const normalised = Object.fromEntries(kept.sort(([a], [b]) => a.localeCompare(b)));
  if ('options' in option && option.options)
    normalised.options = (option.options as APIApplicationCommandOption[]).map(normalisedOption);
  return normalised as unknown as APIApplicationCommandOption;
}
