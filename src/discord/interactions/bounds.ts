import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type {
  APIApplicationCommandOption,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { MAX_FIELD } from '../../presentation/payload/field-limits.ts';
import { codePointLength } from '../../reviews/plain-text.ts';
import { UserError } from '../../reviews/user-error.ts';

/** Discord's limits for the values of a select. */
const MOST_VALUES = 25;
const LONGEST_VALUE = 100;
/** Discord's limit for a text field of a form. */
const LONGEST_FIELD = 4000;

/**
 * Discord's client keeps to the limits that the bot sets; a modified one need not, and everybody waits while a text is read.
 * Throws UserError `input-too-long` when an option, a picked value or a field holds more than it may.
 * @param definition of the command that was used
 */
export function checkBounds(
  interaction:
    | AutocompleteInteraction
    | ChatInputCommandInteraction
    | MessageComponentInteraction
    | ModalSubmitInteraction,
  definition: RESTPostAPIApplicationCommandsJSONBody | undefined,
): void {
  if (interaction.isModalSubmit()) checkFields(interaction);
  else if (interaction.isMessageComponent()) checkValues(interaction);
  else if (definition !== undefined && 'options' in definition)
    checkOptions(interaction.options.data, definition.options ?? []);
}

function checkOptions(
  given: readonly CommandInteractionOption[],
  defined: readonly APIApplicationCommandOption[],
): void {
  for (const { name, value, options = [] } of given) {
    const definition = defined.find((option) => option.name === name);
    if (definition === undefined) continue;
    if ('options' in definition) checkOptions(options, definition.options ?? []);
    if ('max_length' in definition && typeof value === 'string') checkLength(value, definition.max_length);
  }
}

function checkValues(interaction: MessageComponentInteraction): void {
  const values: readonly string[] = 'values' in interaction ? (interaction.values as string[]) : [];
  if (values.length > MOST_VALUES) throw new UserError('input-too-long', { max: MOST_VALUES });
  for (const value of values) checkLength(value, LONGEST_VALUE);
}

function checkFields({ fields }: ModalSubmitInteraction): void {
  const limits: { readonly [id: string]: number } = MAX_FIELD;
  for (const [id, field] of fields.fields)
    if ('value' in field && typeof field.value === 'string')
      checkLength(field.value, limits[id] ?? LONGEST_FIELD);
}

function checkLength(text: string, max = Infinity): void {
  if (codePointLength(text) > max) throw new UserError('input-too-long', { max });
}
