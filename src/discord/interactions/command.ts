import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  BaseInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import {
  type APIModalInteractionResponseCallbackData,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { MessagePayload } from '../../presentation/payload/payload.ts';
import type { Text, Texts } from '../../presentation/texts/texts.ts';

/**
 * What a handler answers; the router sends it. An `update` replaces the message whose component was used, or whose
 * component opened the modal.
 */
export type Reply =
  | ({ readonly kind: 'message'; readonly ephemeral: boolean } & MessageWithUpdates)
  | ({ readonly kind: 'update' } & MessageWithUpdates)
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

export interface MessageWithUpdates {
  readonly message: MessagePayload;
  /** What the message shows afterwards, as long work goes on. */
  readonly updates?: AsyncIterable<MessagePayload>;
}

/** An answer that only the member who asked sees. */
export const privately = (message: MessagePayload): Reply => ({ kind: 'message', message, ephemeral: true });

/**
 * How the router says "thinking…" when a handler takes long. A handler that opens a modal says `never`: a modal can
 * only be the first response.
 */
export type Deferral = 'private' | 'public' | 'update' | 'never';

/** One interaction: who acts, in which guild, in which language. */
export interface Invocation<In extends BaseInteraction<'cached'>, Services = object> {
  readonly interaction: In;
  readonly guild: OpenGuild;
  readonly userId: string;
  /** The member's language. */
  readonly t: Text;
  /** What the command works with besides: each folder of commands names what it needs. */
  readonly services: Services;
}

export interface Handler<In extends BaseInteraction<'cached'>, Services = object> {
  readonly defer: Deferral;
  /** `args` are those of the custom id: whoever sends one can write anything into it. */
  readonly run: (invocation: Invocation<In, Services>, ...args: string[]) => Promise<Reply>;
}

/**
 * For a command's definition: used in guilds alone. Both are said, since Discord adds what a definition leaves out, and
 * the command would look changed at every start.
 */
export const GUILD_ONLY = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** One application command with everything that follows from it. */
export interface Command<Services = object> {
  readonly definition: (texts: Texts) => RESTPostAPIApplicationCommandsJSONBody;
  /** By subcommand, as `write` or, in a group, `show rename`; under the empty name for a command that has none. */
  readonly subcommands?: Readonly<Record<string, Handler<ChatInputCommandInteraction<'cached'>, Services>>>;
  /** Of a command in the menu of a message. */
  readonly onMessage?: Handler<MessageContextMenuCommandInteraction<'cached'>, Services>;
  readonly autocomplete?: (
    invocation: Invocation<AutocompleteInteraction<'cached'>, Services>,
  ) => Promise<ApplicationCommandOptionChoiceData[]>;
  /** Buttons and selects, by the name in their custom id. */
  readonly components?: Readonly<Record<string, Handler<MessageComponentInteraction<'cached'>, Services>>>;
  /** Modals, by the name in their custom id. */
  readonly modals?: Readonly<Record<string, Handler<ModalSubmitInteraction<'cached'>, Services>>>;
}
