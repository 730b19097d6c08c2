import { type APIEmbed, MessageFlags } from 'discord-api-types/v10';
import type { SandboxMessage } from '../world/records.ts';

/** A message as one member sees it. */
export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly edited: boolean;
  readonly embeds: readonly APIEmbed[];
  readonly components: SandboxMessage['components'];
  readonly attachments: SandboxMessage['attachments'];
  readonly reactions: readonly ReactionView[];
  readonly ephemeral: boolean;
  /** A deferred answer that is not there yet. */
  readonly thinking: boolean;
  /** The command that led to the message. */
  readonly command?: { readonly name: string; readonly userId: string };
  /** Whether the member who looks may delete it. */
  readonly removable: boolean;
  /** The message that this one answers. */
  readonly replyTo?: string;
}

interface ReactionView {
  /** As the people API names it: the character, or `name:id`. */
  readonly emoji: string;
  readonly label: string;
  readonly count: number;
  /** Whether the member who looks has reacted so. */
  readonly mine: boolean;
}

/**
 * @param viewerId the member who looks at it
 * @param mayRemove whether they may delete the messages of others
 */
export function messageView(message: SandboxMessage, viewerId: string, mayRemove = false): MessageView {
  const command = message.interaction && commandBehind(message.interaction);
  const replyTo = message.reference?.message_id;
  return {
    id: message.id,
    channelId: message.channel_id,
    author: {
      id: message.author.id,
      name: message.author.global_name ?? message.author.username,
      bot: message.author.bot,
    },
    content: message.content,
    timestamp: message.timestamp,
    edited: message.edited_timestamp !== null,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    reactions: message.reactions.map(({ emoji, normal, super: supers }) => ({
      emoji: emoji.id === null ? emoji.name : `${emoji.name}:${emoji.id}`,
      label: emoji.id === null ? emoji.name : `:${emoji.name}:`,
      count: normal.length + supers.length,
      mine: normal.includes(viewerId),
    })),
    ephemeral: message.visible_to !== null,
    removable: message.visible_to === null && (mayRemove || message.author.id === viewerId),
    thinking: (message.flags & MessageFlags.Loading) !== 0,
    ...(command && { command }),
    ...(replyTo !== undefined && { replyTo }),
  };
}

/** The command that an interaction is, or that opened the modal it submits. */
function commandBehind(
  interaction: NonNullable<SandboxMessage['interaction']>,
): { name: string; userId: string } | undefined {
  if (interaction.name !== undefined) return { name: interaction.name, userId: interaction.user_id };
  return interaction.triggering && commandBehind(interaction.triggering);
}
