import {
  ApplicationCommandType,
  MessageFlags,
  MessageReferenceType,
  ReactionType,
} from 'discord-api-types/v10';
import type { InteractionMetadataRecord, ReactionRecord, SandboxMessage } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';
import { emojiPayload } from './guild.ts';
import { memberPayload, partialMemberPayload, userPayload } from './member.ts';
import { attachmentPayload, attachmentsBeside, componentPayload, embedPayload } from './message-media.ts';

/**
 * A message as the bot receives it. For applications without the Message Content intent, Discord empties what others
 * wrote, except in messages that mention the bot.
 * @param readsContent whether the bot has that intent
 */
export function messagePayload(world: World, message: SandboxMessage, readsContent: boolean): object {
  // Discord returns no embeds while they are suppressed (discord-api-docs #1389).
  const embeds = message.flags & MessageFlags.SuppressEmbeds ? [] : message.embeds;
  const visible =
    readsContent || message.author.id === world.bot.id || message.mentions.includes(world.bot.id);
  const mentions = message.mentions.flatMap((id) => {
    const member = world.members.get(memberKey(message.guild_id, id));
    return member ? [{ ...userPayload(member.user), member: partialMemberPayload(member) }] : [];
  });
  const referenced = message.reference && world.messages.get(message.reference.message_id);
  return {
    id: message.id,
    channel_id: message.channel_id,
    type: message.type,
    author: userPayload(message.author),
    content: visible ? message.content : '',
    embeds: visible ? embeds.map((embed) => embedPayload(world, embed)) : [],
    attachments: visible ? attachmentsBeside(message).map((file) => attachmentPayload(world, file)) : [],
    components: visible ? message.components.map((component) => componentPayload(world, component)) : [],
    timestamp: message.timestamp,
    edited_timestamp: message.edited_timestamp,
    tts: false,
    pinned: false,
    mention_everyone: message.mention_everyone,
    mentions,
    mention_roles: message.mention_roles,
    flags: message.flags,
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map((reaction) => reactionPayload(world, reaction)),
    }),
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.webhook_id && { webhook_id: message.webhook_id, application_id: message.webhook_id }),
    ...(message.interaction && {
      interaction_metadata: metadataPayload(world, message, message.interaction),
    }),
    ...(message.reference && {
      message_reference: {
        type: MessageReferenceType.Default,
        ...message.reference,
        guild_id: message.guild_id,
      },
      referenced_message: referenced ? messagePayload(world, asReferenced(referenced), readsContent) : null,
    }),
  };
}

/** A message in MESSAGE_CREATE and MESSAGE_UPDATE; an ephemeral one has neither guild nor member. */
export function messageEventPayload(world: World, message: SandboxMessage, readsContent: boolean): object {
  const member = world.members.get(memberKey(message.guild_id, message.author.id));
  return {
    ...messagePayload(world, message, readsContent),
    ...(message.visible_to === null &&
      message.guild_id && {
        guild_id: message.guild_id,
        ...(member && !message.webhook_id && { member: partialMemberPayload(member) }),
      }),
  };
}

/** A replied-to message, which has neither a reference nor reactions (BasicMessageResponse in Discord's OpenAPI). */
function asReferenced(message: SandboxMessage): SandboxMessage {
  const { reference: _, ...rest } = message;
  return { ...rest, reactions: [] };
}

function reactionPayload(world: World, reaction: ReactionRecord) {
  return {
    emoji: emojiPayload(reaction.emoji),
    count: reaction.normal.length + reaction.super.length,
    count_details: { normal: reaction.normal.length, burst: reaction.super.length },
    burst_colors: reaction.super.length > 0 ? ['#ffcc4d'] : [],
    me: reaction.normal.includes(world.bot.id),
    me_burst: reaction.super.includes(world.bot.id),
    burst_me: reaction.super.includes(world.bot.id),
    burst_count: reaction.super.length,
  };
}

function metadataPayload(world: World, message: SandboxMessage, metadata: InteractionMetadataRecord): object {
  const user = world.userOf(message.guild_id, metadata.user_id);
  const target = metadata.target_user_id && world.userOf(message.guild_id, metadata.target_user_id);
  return {
    id: metadata.id,
    type: metadata.type,
    user: user && userPayload(user),
    authorizing_integration_owners: { '0': message.guild_id },
    ...(metadata.name && { name: metadata.name, command_type: commandTypeOf(metadata) }),
    ...(target && { target_user: userPayload(target) }),
    ...(metadata.target_message_id && { target_message_id: metadata.target_message_id }),
    ...(metadata.interacted_message_id && { interacted_message_id: metadata.interacted_message_id }),
    ...(metadata.original_response_message_id && {
      original_response_message_id: metadata.original_response_message_id,
    }),
    ...(metadata.triggering && {
      triggering_interaction_metadata: metadataPayload(world, message, metadata.triggering),
    }),
  };
}

function commandTypeOf({ target_message_id, target_user_id }: InteractionMetadataRecord) {
  if (target_user_id !== undefined) return ApplicationCommandType.User;
  return target_message_id === undefined ? ApplicationCommandType.ChatInput : ApplicationCommandType.Message;
}

/** A reaction in MESSAGE_REACTION_ADD; in the REMOVE event, author, member and colours are missing. */
export function reactionEventPayload(
  world: World,
  message: SandboxMessage,
  emoji: ReactionRecord['emoji'],
  userId: string,
  isSuper: boolean,
  added: boolean,
): object {
  const member = world.members.get(memberKey(message.guild_id, userId));
  return {
    user_id: userId,
    channel_id: message.channel_id,
    message_id: message.id,
    guild_id: message.guild_id,
    emoji: emojiPayload(emoji),
    burst: isSuper,
    type: isSuper ? ReactionType.Super : ReactionType.Normal,
    ...(added && {
      message_author_id: message.author.id,
      ...(member && { member: memberPayload(member) }),
      ...(isSuper && { burst_colors: ['#ffcc4d'] }),
    }),
  };
}
