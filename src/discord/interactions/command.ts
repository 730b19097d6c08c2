import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  BaseInteraction,
  ChatInputCommandInteraction,
  Client,
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
import type { Logger } from 'pino';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Drafts } from '../../guilds/reviews/drafts.ts';
import type { MessagePayload } from '../../presentation/payload/payload.ts';
import type { Text, Texts } from '../../presentation/texts/texts.ts';
import type { findDifferences } from '../counting/find-differences.ts';
import type { RecountJob } from '../counting/recount-job.ts';
import type { Display } from '../display/display.ts';
import type { StaffMessages } from '../moderation/staff-messages.ts';
import type { Outbox } from '../posting/outbox.ts';
import type { RepostJob } from '../posting/repost-job.ts';

/**
 * What a handler answers; the router sends it. An `update` replaces the message whose component was used, or whose
 * component opened the modal.
 */
export type Reply =
  | ({ readonly kind: 'message'; readonly ephemeral: boolean } & FollowedMessage)
  | ({ readonly kind: 'update' } & FollowedMessage)
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

export interface FollowedMessage {
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

/** What handlers work with; the same for all of them. */
export interface Services {
  readonly client: Client;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly display: Display;
  readonly repostJob: RepostJob;
  readonly recountJob: RecountJob;
  readonly staff: StaffMessages;
  /** To be called when people have voted of whom nobody knows whether they may. */
  readonly onUnknownVoters: (guildId: string) => void;
  /** Compares what Discord has, what is stored and what is shown. Rejects as discord.js does. */
  readonly findDifferences: (guild: OpenGuild) => ReturnType<typeof findDifferences>;
  /** The texts in a guild's own language. */
  readonly guildText: (guildId: string) => Text;
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One interaction: who acts, in which guild, in which language. */
export interface Invocation<In extends BaseInteraction<'cached'>> {
  readonly interaction: In;
  readonly guild: OpenGuild;
  readonly userId: string;
  /** The member's language. */
  readonly t: Text;
  readonly services: Services;
}

export interface Handler<In extends BaseInteraction<'cached'>> {
  readonly defer: Deferral;
  /** `args` are those of the custom id: whoever sends one can write anything into it. */
  readonly run: (invocation: Invocation<In>, ...args: string[]) => Promise<Reply>;
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
export interface Command {
  readonly definition: (texts: Texts) => RESTPostAPIApplicationCommandsJSONBody;
  /** By subcommand, as `write` or, in a group, `show rename`; under the empty name for a command that has none. */
  readonly subcommands?: Readonly<Record<string, Handler<ChatInputCommandInteraction<'cached'>>>>;
  /** Of a command in the menu of a message. */
  readonly onMessage?: Handler<MessageContextMenuCommandInteraction<'cached'>>;
  readonly autocomplete?: (
    invocation: Invocation<AutocompleteInteraction<'cached'>>,
  ) => Promise<ApplicationCommandOptionChoiceData[]>;
  /** Buttons and selects, by the name in their custom id. */
  readonly components?: Readonly<Record<string, Handler<MessageComponentInteraction<'cached'>>>>;
  /** Modals, by the name in their custom id. */
  readonly modals?: Readonly<Record<string, Handler<ModalSubmitInteraction<'cached'>>>>;
}
