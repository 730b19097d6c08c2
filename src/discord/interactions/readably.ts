import { DiscordjsErrorCodes } from 'discord.js';
import { UserError } from '../../reviews/user-error.ts';

/** discord.js's codes for a command or a form that lacks what it was asked for, or holds it as something else. */
const UNREADABLE: ReadonlySet<unknown> = new Set([
  DiscordjsErrorCodes.AutocompleteInteractionOptionNoFocusedOption,
  DiscordjsErrorCodes.CommandInteractionOptionEmpty,
  // discord.js's types leave it out.
  'CommandInteractionOptionInvalidChannelType',
  DiscordjsErrorCodes.CommandInteractionOptionNoSubcommand,
  DiscordjsErrorCodes.CommandInteractionOptionNoSubcommandGroup,
  DiscordjsErrorCodes.CommandInteractionOptionNotFound,
  DiscordjsErrorCodes.CommandInteractionOptionType,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldEmpty,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldInvalidChannelType,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldNotFound,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldType,
]);

/** What a handler resolves to; rejects with UserError `unreadable-input` where discord.js could not give it what it asked for. */
export const readably = <T>(handled: Promise<T>): Promise<T> =>
  handled.catch((error: unknown) => {
    const isUnreadable = error instanceof Error && 'code' in error && UNREADABLE.has(error.code);
    throw isUnreadable ? new UserError('unreadable-input') : error;
  });
