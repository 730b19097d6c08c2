import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js';
import type { InteractionKind } from '../../measures.ts';
import { parseCustomId } from '../../presentation/payload/custom-id.ts';

type Names = Pick<ReadonlyMap<string, unknown>, 'has'>;

/** What the router has handlers for. */
export interface Registered {
  readonly commands: ReadonlyMap<string, { readonly subcommands?: object }>;
  readonly components: Names;
  readonly inPrivate: Names;
  readonly modals: Names;
}

/** What an interaction is about that names nothing which is registered: an older version's, or made up. */
const UNKNOWN = 'unknown';

/** What an interaction is, as in `command` `review write`: by registered names alone, so that there are few. */
export function nameOf(
  interaction: Interaction,
  { commands, components, inPrivate, modals }: Registered,
): readonly [InteractionKind, string] {
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    const { name = '' } = parseCustomId(interaction.customId) ?? {};
    const [kind, known]: [InteractionKind, Names] = interaction.isModalSubmit()
      ? ['form', modals]
      : ['component', interaction.inGuild() ? components : inPrivate];
    return [kind, known.has(name) ? name : UNKNOWN];
  }
  const kind = interaction.isAutocomplete() ? 'choices' : 'command';
  const { commandName } = interaction;
  const { subcommands = {} } = commands.get(commandName) ?? {};
  if (!commands.has(commandName)) return [kind, UNKNOWN];
  if (!interaction.isChatInputCommand() && !interaction.isAutocomplete()) return [kind, commandName];
  const subcommand = subcommandOf(interaction);
  return [kind, Object.hasOwn(subcommands, subcommand) ? `${commandName} ${subcommand}` : commandName];
}

/** `write`, or `show rename` in a group. */
export const subcommandOf = ({ options }: ChatInputCommandInteraction | AutocompleteInteraction): string =>
  [options.getSubcommandGroup(false), options.getSubcommand(false)].filter((name) => name !== null).join(' ');
