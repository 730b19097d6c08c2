import { type APIApplicationCommandOption, InteractionContextType } from 'discord-api-types/v10';
import type { CommandRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A registered command; `localized` adds its translations. */
export function commandPayload(world: World, command: CommandRecord, localized: boolean): object {
  const { guild_id, name_localizations, description_localizations, options, ...rest } = command;
  return {
    ...rest,
    application_id: world.bot.applicationId,
    ...(guild_id
      ? { guild_id }
      : { dm_permission: command.contexts?.includes(InteractionContextType.BotDM) ?? true }),
    ...(localized && { name_localizations, description_localizations }),
    ...(options.length > 0 && { options: options.map((option) => optionPayload(option, localized)) }),
  };
}

function optionPayload(option: APIApplicationCommandOption, localized: boolean): object {
  const { name_localizations, description_localizations, ...rest } = option;
  const inner = 'options' in option ? (option.options as APIApplicationCommandOption[]) : undefined;
  return {
    ...rest,
    ...(localized && {
      name_localizations: name_localizations ?? null,
      description_localizations: description_localizations ?? null,
    }),
    ...(inner && { options: inner.map((other) => optionPayload(other, localized)) }),
  };
}
