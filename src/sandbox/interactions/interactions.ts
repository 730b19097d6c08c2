import { randomBytes } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import type { InteractionMetadataRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A modal that a member has before them. */
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

/** What a member gets to see after they used a command, a component or a modal. */
export type Answer =
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'message'; readonly message: SandboxMessage; readonly ephemeral: boolean }
  | { readonly kind: 'update'; readonly message: SandboxMessage }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'failed'; readonly reason: string };

/** A choice that autocomplete offers. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export type Outcome = Answer | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** An interaction that the bot was told of, and how far its answer is. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: Exclude<InteractionType, InteractionType.Ping>;
  readonly createdAt: number;
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The message whose component was used, or whose component opened the modal. */
  readonly sourceId?: string;
  readonly metadata: InteractionMetadataRecord;
  state: 'waiting' | 'deferred reply' | 'deferred update' | 'answered' | 'late';
  /** The message that `@original` means. */
  originalId?: string;
  /** All messages that were made through its token. */
  readonly messageIds: Set<string>;
  /** Tells that the bot has answered for the first time, if only that more follows. */
  acknowledge(outcome: Outcome): void;
  /** Tells the answer itself. */
  settle(outcome: Outcome): void;
}

export interface Interactions {
  /** Begins an interaction. */
  begin(details: Pick<Interaction, 'type' | 'guildId' | 'channelId' | 'userId'> & Origin): PendingInteraction;
  byToken(token: string): Interaction | undefined;
  /** Ends all that are open. */
  close(): void;
}

interface Origin {
  readonly sourceId?: string;
  /** The command's full name. */
  readonly name?: string;
  /** The message that a message command is used on. */
  readonly targetId?: string;
  readonly triggering?: InteractionMetadataRecord;
}

export interface PendingInteraction {
  readonly interaction: Interaction;
  /** The first answer, with which Discord's client lets go of a modal or a button: of a deferral, what it shows. */
  readonly acknowledged: Promise<Outcome>;
  /** The answer itself, which follows a deferral. */
  readonly outcome: Promise<Outcome>;
}

/** How long an interaction's token is good for, in milliseconds. */
export const tokenLifetime = 15 * 60_000;

/** What Discord's client says when no answer came in time. */
const noAnswerTexts = {
  [InteractionType.ApplicationCommand]: 'The application did not respond',
  [InteractionType.MessageComponent]: 'This interaction failed',
  [InteractionType.ApplicationCommandAutocomplete]: 'Loading options failed',
  [InteractionType.ModalSubmit]: 'Something went wrong. Try again.',
} as const;

/**
 * Keeps the interactions whose tokens are alive.
 * @param responseTime how long the bot has for its first answer, in milliseconds; Discord gives 3000
 */
export function createInteractions(world: World, responseTime: number): Interactions {
  /** By token. */
  const open = new Map<string, { readonly interaction: Interaction; readonly expiry: NodeJS.Timeout }>();
  return {
    byToken: (token) => open.get(token)?.interaction,
    begin({ name, targetId, triggering, ...details }) {
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
          ...(targetId && { target_message_id: targetId }),
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
