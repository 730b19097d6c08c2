import { randomBytes } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import type { InteractionMetadataRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A modal that is open in a member's client. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ComponentRecord[];
  readonly userId: string;
  readonly channelId: string;
  /** The message whose component opened it. */
  readonly messageId?: string;
  readonly triggering: InteractionMetadataRecord;
}

/** The response that a member sees after using a command, a component or a modal. */
export type Answer =
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'message'; readonly message: SandboxMessage; readonly ephemeral: boolean }
  | { readonly kind: 'update'; readonly message: SandboxMessage }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'failed'; readonly reason: string };

/** An autocomplete choice. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export type Outcome = Answer | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** An interaction that was sent to the bot, and the state of its response. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: Exclude<InteractionType, InteractionType.Ping>;
  readonly createdAt: number;
  /** Empty in private messages. */
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The message whose component was used, or whose component opened the modal. */
  readonly sourceId?: string;
  readonly metadata: InteractionMetadataRecord;
  state: 'waiting' | 'deferred reply' | 'deferred update' | 'answered' | 'late';
  /** The message that `@original` means. */
  originalId?: string;
  /** The messages that its token created. */
  readonly messageIds: Set<string>;
  /** Resolves `acknowledged`: the bot has responded, perhaps only to defer. */
  acknowledge(outcome: Outcome): void;
  /** Resolves `outcome`, and `acknowledged` if it is still open. */
  settle(outcome: Outcome): void;
}

export interface Interactions {
  /** Begins an interaction. */
  begin(details: Pick<Interaction, 'type' | 'guildId' | 'channelId' | 'userId'> & Origin): PendingInteraction;
  byToken(token: string): Interaction | undefined;
  /** Fails all open interactions. */
  close(): void;
}

interface Origin {
  readonly sourceId?: string;
  /** The command's full name. */
  readonly name?: string;
  /** The message that a message command was used on, or the user that a user command was. */
  readonly target?: Pick<InteractionMetadataRecord, 'target_message_id' | 'target_user_id'>;
  readonly triggering?: InteractionMetadataRecord;
}

export interface PendingInteraction {
  readonly interaction: Interaction;
  /** The first response, at which Discord's client closes a modal and frees a button; a deferral counts. */
  readonly acknowledged: Promise<Outcome>;
  /** The final response, after a deferral if there is one. */
  readonly outcome: Promise<Outcome>;
}

/** How long an interaction's token is valid, in milliseconds. */
export const tokenLifetime = 15 * 60_000;

/** What Discord's client says when the bot does not respond in time. */
const noAnswerTexts = {
  [InteractionType.ApplicationCommand]: 'The application did not respond',
  [InteractionType.MessageComponent]: 'This interaction failed',
  [InteractionType.ApplicationCommandAutocomplete]: 'Loading options failed',
  [InteractionType.ModalSubmit]: 'Something went wrong. Try again.',
} as const;

/**
 * Keeps the interactions whose tokens are valid.
 * @param responseTime how long the bot has for its first response, in milliseconds; Discord gives 3000
 */
export function createInteractions(world: World, responseTime: number): Interactions {
  /** By token. */
  const open = new Map<string, { readonly interaction: Interaction; readonly expiry: NodeJS.Timeout }>();
  return {
    byToken: (token) => open.get(token)?.interaction,
    begin({ name, target, triggering, ...details }) {
      const id = world.newId();
      const first = Promise.withResolvers<Outcome>();
      const last = Promise.withResolvers<Outcome>();
      const late = setTimeout(() => {
        interaction.state = 'late';
        interaction.settle({ kind: 'failed', reason: noAnswerTexts[interaction.type] });
      }, responseTime);
      const expiry = setTimeout(() => {
        interaction.settle({ kind: 'failed', reason: noAnswerTexts[interaction.type] });
        open.delete(interaction.token);
      }, tokenLifetime).unref();
      const interaction: Interaction = {
        ...details,
        id,
        token: randomBytes(60).toString('base64url'),
        createdAt: world.now(),
        metadata: {
          id,
          type: details.type,
          user_id: details.userId,
          ...(name && { name }),
          ...target,
          ...(details.type === InteractionType.MessageComponent &&
            details.sourceId && { interacted_message_id: details.sourceId }),
          ...(triggering && { triggering }),
        },
        state: 'waiting',
        messageIds: new Set(),
        acknowledge(outcome) {
          clearTimeout(late);
          first.resolve(outcome);
        },
        settle(outcome) {
          interaction.acknowledge(outcome);
          last.resolve(outcome);
          world.changed();
        },
      };
      open.set(interaction.token, { interaction, expiry });
      return { interaction, acknowledged: first.promise, outcome: last.promise };
    },
    close() {
      for (const { interaction, expiry } of open.values()) {
        clearTimeout(expiry);
        interaction.settle({ kind: 'failed', reason: 'The sandbox was closed' });
      }
      open.clear();
    },
  };
}
