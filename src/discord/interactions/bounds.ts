import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import { ComponentType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { MAX_FIELD } from '../../presentation/payload/field-limits.ts';
import { isSnowflake } from '../../presentation/payload/is-snowflake.ts';
import { UserError } from '../../reviews/user-error.ts';
import { checkLength } from './check-length.ts';
import { checkOptions } from './check-options.ts';

/** Discord's limits for the values of a select. */
const MOST_VALUES = 25;
const LONGEST_VALUE = 100;
/** Discord's limit for a text field of a form. */
const LONGEST_FIELD = 4000;

/**
 * Discord's client keeps to the limits that the bot sets; a modified one need not, and everybody waits while a text is read.
 * Throws UserError `input-too-long` when an option, a picked value or a field holds more than it may, and `unreadable-input` when
 * it holds something else than it is for.
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
    checkOptions(interaction.options.data, definition.options ?? [], interaction.isAutocomplete());
}

/** Throws UserError `unreadable-input` when the message or the person of a menu is missing. */
export function checkTarget(
  interaction: MessageContextMenuCommandInteraction | UserContextMenuCommandInteraction,
): void {
  const target: unknown = interaction.isMessageContextMenuCommand()
    ? interaction.targetMessage
    : interaction.options.get('user')?.user;
  if (!target) throw new UserError('unreadable-input');
}

/**
 * Discord says what the message holds that a component belongs to. Throws UserError `stale-button` when it has no such component,
 * or no such choice: a modified client made it up.
 */
function checkValues(interaction: MessageComponentInteraction): void {
  const component: { readonly type?: ComponentType } | null = interaction.component;
  if (component?.type !== interaction.componentType) throw new UserError('stale-button');
  if (!('values' in interaction)) return;
  checkPicked(interaction.componentType, interaction.values);
  if (!interaction.isStringSelectMenu()) return;
  const { options } = interaction.component;
  if (!interaction.values.every((picked) => options.some(({ value }) => value === picked)))
    throw new UserError('stale-button');
}

/** What is picked by its id. */
const IDS: ReadonlySet<ComponentType> = new Set([
  ComponentType.ChannelSelect,
  ComponentType.FileUpload,
  ComponentType.MentionableSelect,
  ComponentType.RoleSelect,
  ComponentType.UserSelect,
]);

const isPicked = (type: ComponentType): boolean => type === ComponentType.StringSelect || IDS.has(type);

/** @param values as they came */
function checkPicked(type: ComponentType, values: unknown): void {
  if (!Array.isArray(values)) throw new UserError('unreadable-input');
  if (values.length > MOST_VALUES) throw new UserError('input-too-long', { max: MOST_VALUES });
  for (const value of values) {
    if (typeof value !== 'string' || (IDS.has(type) && !isSnowflake(value)))
      throw new UserError('unreadable-input');
    checkLength(value, LONGEST_VALUE);
  }
}

const LONGEST_FIELDS: ReadonlyMap<unknown, number> = new Map(Object.entries(MAX_FIELD));

function checkFields({ fields }: ModalSubmitInteraction): void {
  for (const [id, field] of fields.fields) {
    const { type, value, values } = field as { type: ComponentType; value?: unknown; values?: unknown };
    if (typeof value === 'string') checkLength(value, LONGEST_FIELDS.get(id) ?? LONGEST_FIELD);
    else if (!mayBe(type, value)) throw new UserError('unreadable-input');
    if (values !== undefined || isPicked(type)) checkPicked(type, values);
  }
}

/** Whether a field of this type may hold this instead of a text. */
function mayBe(type: ComponentType, value: unknown): boolean {
  if (type === ComponentType.TextInput) return false;
  if (type === ComponentType.Checkbox) return typeof value === 'boolean';
  return value === undefined || (type === ComponentType.RadioGroup && value === null);
}
