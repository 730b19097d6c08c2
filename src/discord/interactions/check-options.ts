import type { CommandInteractionOption } from 'discord.js';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { isSnowflake } from '../../presentation/payload/is-snowflake.ts';
import { UserError } from '../../reviews/user-error.ts';
import { checkLength } from './check-length.ts';

/** In TypeScript's words, what an option of each type holds: ids are strings. */
const VALUE_TYPES: Readonly<Partial<Record<number, 'string' | 'number' | 'boolean'>>> = {
  [OptionType.Attachment]: 'string',
  [OptionType.Boolean]: 'boolean',
  [OptionType.Channel]: 'string',
  [OptionType.Integer]: 'number',
  [OptionType.Mentionable]: 'string',
  [OptionType.Number]: 'number',
  [OptionType.Role]: 'string',
  [OptionType.String]: 'string',
  [OptionType.User]: 'string',
};

/** What is looked up by its id. discord.js finds something for `__proto__`, too. */
const IDS: ReadonlySet<OptionType> = new Set([
  OptionType.Attachment,
  OptionType.Channel,
  OptionType.Mentionable,
  OptionType.Role,
  OptionType.User,
]);

/**
 * Checks the options of a command as `checkBounds` does.
 * @param isUnfinished whether the member is still typing, so that required options may be missing, and others be no choice yet
 */
export function checkOptions(
  given: readonly CommandInteractionOption[],
  defined: readonly APIApplicationCommandOption[],
  isUnfinished: boolean,
): void {
  // For what is completed, discord.js brings them as they came.
  if (!Array.isArray(given)) throw new UserError('unreadable-input');
  const left = new Map(defined.map((definition) => [definition.name, definition]));
  for (const option of given) {
    const { name = '', type, value, options } = (option ?? {}) as Partial<CommandInteractionOption>;
    const definition = left.get(name);
    if (definition === undefined || (definition.type as number) !== type)
      throw new UserError('unreadable-input');
    left.delete(name);
    if (isStep(definition)) checkOptions(options ?? [], definition.options ?? [], isUnfinished);
    else checkOption(definition, value, isUnfinished);
  }
  const isWhole = defined.some(isStep)
    ? given.length === 1
    : left.values().every(({ required }) => !required);
  if (!isWhole && !isUnfinished) throw new UserError('unreadable-input');
}

const isStep = (
  definition: APIApplicationCommandOption,
): definition is Exclude<APIApplicationCommandOption, APIApplicationCommandBasicOption> =>
  definition.type === OptionType.Subcommand || definition.type === OptionType.SubcommandGroup;

function checkOption(
  definition: APIApplicationCommandBasicOption,
  value: unknown,
  isUnfinished: boolean,
): void {
  // What is typed for a number may be none yet.
  if (isUnfinished && definition.type !== OptionType.String) return;
  if (typeof value !== VALUE_TYPES[definition.type]) throw new UserError('unreadable-input');
  if (IDS.has(definition.type) && !isSnowflake(String(value))) throw new UserError('unreadable-input');
  if (typeof value === 'string' && 'max_length' in definition) checkLength(value, definition.max_length);
  if (definition.type === OptionType.Integer || definition.type === OptionType.Number) {
    const { min_value = -Infinity, max_value = Infinity } = definition;
    const isWhole = definition.type === OptionType.Number || Number.isInteger(value);
    if (!(isWhole && Number(value) >= min_value && Number(value) <= max_value))
      throw new UserError('unreadable-input');
  }
  const choices = 'choices' in definition ? definition.choices : undefined;
  if (!isUnfinished && choices && !choices.some((choice) => choice.value === value))
    throw new UserError('unreadable-input');
}
