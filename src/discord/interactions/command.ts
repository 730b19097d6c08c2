import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  BaseInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import {
  type APIModalInteractionResponseCallbackData,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { SentPayload } from '../../presentation/payload/card.ts';
import type { MessagePayload } from '../../presentation/payload/payload.ts';
import type { Texts, Translate } from '../../presentation/texts/texts.ts';

/** An interaction that is answered with a message or a form. */
export type AnswerableInteraction =
  | ChatInputCommandInteraction<'cached'>
  | MessageComponentInteraction<'cached'>
  | MessageContextMenuCommandInteraction<'cached'>
  | ModalSubmitInteraction<'cached'>
  | UserContextMenuCommandInteraction<'cached'>;

/** What a handler returns. `update` replaces the message that the component, or the modal, came from. */
export type Reply =
  | MessageReply
  | UpdateReply
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

export interface MessageReply<Message extends SentPayload = SentPayload> extends MessageWithUpdates<Message> {
  readonly kind: 'message';
  readonly ephemeral: boolean;
}

export interface UpdateReply<Message extends SentPayload = SentPayload> extends MessageWithUpdates<Message> {
  readonly kind: 'update';
}

export interface MessageWithUpdates<Message extends SentPayload = SentPayload> {
  readonly message: Message;
  /** Later versions of the message, while a job runs: begins once Discord has taken the message. */
  readonly updates?: AsyncIterable<SentPayload>;
}

/** An ephemeral answer. */
export const privately = <Message extends SentPayload>(
  message: Message,
  updates?: AsyncIterable<SentPayload>,
): MessageReply<Message> => ({
  kind: 'message',
  ephemeral: true,
  message,
  ...(updates && { updates }),
});

/** The same answer in the place of the message that the interaction came from, so that nothing outdated stays. */
export const inPlace = <Message extends SentPayload>(
  reply: MessageWithUpdates<Message>,
): UpdateReply<Message> => ({ ...reply, kind: 'update' });

/** Later versions of an answer, each made of something that becomes known. */
export async function* updatesOf<Known>(
  known: AsyncIterable<Known>,
  messageOf: (known: Known) => SentPayload | Promise<SentPayload>,
): AsyncGenerator<SentPayload> {
  for await (const each of known) yield await messageOf(each);
}

/**
 * How the router shows "thinking…" when a handler takes long. A handler that opens a modal says `never`, because
 * Discord accepts a modal only as the first response.
 */
export type Deferral = 'private' | 'public' | 'update' | 'never';

/** What a handler gets to know about one interaction. */
export interface Invocation<In extends BaseInteraction<'cached'>, Services = object> {
  readonly interaction: In;
  /** Names the interaction in the log, and to its member where something goes wrong. */
  readonly id: string;
  readonly guild: OpenGuild;
  readonly userId: string;
  /** The member's language. */
  readonly t: Translate;
  /** What else the command uses: each folder of commands declares its own. */
  readonly services: Services;
}

/**
 * Who may use a handler, which `authorise` decides: `opener` is the member who alone sees the message that a component stands on,
 * or whom it answered; `author` is the opener, if they have a review of the show that the custom id's first argument names, and
 * theirs is the only review that the handler touches; a `moderator` has Manage Messages, a `manager` Manage Server.
 */
export type Audience = 'everybody' | 'opener' | 'author' | 'moderator' | 'manager';

export interface Handler<In extends BaseInteraction<'cached'>, Services = object> {
  /** The router refuses all others before `run`. */
  readonly for: Audience;
  /** In milliseconds of work, from `COSTS`: the router refuses members and guilds that ask for too much. Absent: little. */
  readonly cost?: number;
  readonly defer: Deferral;
  /** `args` come from the custom id. Do not trust them: a modified client can send any custom id. */
  readonly run: (invocation: Invocation<In, Services>, ...args: string[]) => Promise<Reply>;
}

/**
 * Answers a button in a private message, for the user who got it, about the guild that the message is about, of which they may
 * not be a member. The content and components of what it returns take the place of the message's own.
 */
export interface PrivateHandler {
  /** Whom Discord sent the message to, if it is about the guild that the custom id names: `checkRecipient` decides. */
  readonly for: 'recipient';
  readonly run: (
    invocation: {
      readonly guild: OpenGuild;
      /** The guild's name. */
      readonly server: string;
      readonly userId: string;
      readonly t: Translate;
    },
    ...args: string[]
  ) => Promise<MessagePayload>;
}

/** Restricts a command to guilds. Discord fills in what is missing, and each start would see a changed command. */
export const GUILD_ONLY = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** One application command: its definition and its handlers. */
export interface Command<Services = object> {
  readonly definition: (texts: Texts) => RESTPostAPIApplicationCommandsJSONBody;
  /** For a slash command without subcommands. */
  readonly run?: Handler<ChatInputCommandInteraction<'cached'>, Services>;
  /** By subcommand: `write`, or `show rename` in a group. */
  readonly subcommands?: Readonly<Record<string, Handler<ChatInputCommandInteraction<'cached'>, Services>>>;
  /** For a message context menu command. */
  readonly onMessage?: Handler<MessageContextMenuCommandInteraction<'cached'>, Services>;
  /** For a user context menu command. */
  readonly onUser?: Handler<UserContextMenuCommandInteraction<'cached'>, Services>;
  readonly autocomplete?: (
    invocation: Invocation<AutocompleteInteraction<'cached'>, Services>,
  ) => Promise<ApplicationCommandOptionChoiceData[]>;
  /** Buttons and selects, by the name in their custom id. */
  readonly components?: Readonly<Record<string, Handler<MessageComponentInteraction<'cached'>, Services>>>;
  /** Buttons in private messages, by the name in their custom id, whose next argument is a guild. */
  readonly inPrivate?: Readonly<Record<string, PrivateHandler>>;
  /** Modals, by the name in their custom id. */
  readonly modals?: Readonly<Record<string, Handler<ModalSubmitInteraction<'cached'>, Services>>>;
}
