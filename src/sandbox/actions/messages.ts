import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { addedFiles, editedFlags, keptFiles } from '../rules/edits.ts';
import type { MessageBody, Upload } from '../rules/messages.ts';
import { strippedText } from '../rules/stripped-text.ts';
import type { ChannelRecord, SandboxMessage, UserRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { storeAttachments, withFiles } from './attachments.ts';
import { mentionsIn } from './mentions.ts';

/** The flags that a bot may set in a new message. */
const settableFlags =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** The fields of a message that its body does not decide. */
export type MessageOrigin = Partial<
  Pick<SandboxMessage, 'type' | 'visible_to' | 'webhook_id' | 'interaction' | 'reference' | 'flags'>
>;

/** Stores a checked message and dispatches it. @returns the message with its nonce */
export function createMessage(
  world: World,
  channel: ChannelRecord,
  author: UserRecord,
  body: MessageBody,
  uploads: readonly Upload[] = [],
  origin: MessageOrigin = {},
): SandboxMessage {
  const id = world.newId();
  const attachments = storeAttachments(world, channel.id, uploads, body.attachments);
  const content = strippedText(body.content);
  const message: SandboxMessage = {
    id,
    guild_id: channel.guild_id,
    channel_id: channel.id,
    author,
    content,
    timestamp: discordTime(world.now()),
    edited_timestamp: null,
    ...withFiles(body, attachments),
    attachments,
    reactions: [],
    ...mentionsIn(world, channel, author.id, content, body.allowed_mentions),
    type: MessageType.Default,
    visible_to: null,
    ...origin,
    flags: ((body.flags ?? 0) & settableFlags) | (origin.flags ?? 0),
  };
  world.messages.put(id, message);
  // Discord does not store the nonce: only the response and the event have it, not the message that is read later.
  const { nonce } = body;
  const created = nonce === undefined || nonce === null ? message : { ...message, nonce };
  dispatchMessage(world, 'MESSAGE_CREATE', created);
  return created;
}

/**
 * Applies a checked edit: fields that the body leaves out stay, null empties them.
 * @param deferred whether this completes a deferred response, which Discord does not mark as edited
 */
export function editMessage(
  world: World,
  message: SandboxMessage,
  body: MessageBody,
  uploads: readonly Upload[] = [],
  deferred = false,
): SandboxMessage {
  const channel = world.channels.get(message.channel_id);
  if (!channel) throw new Error(`The channel of message ${message.id} is gone`);
  const attachments = [
    ...keptFiles(message, body),
    ...storeAttachments(world, channel.id, addedFiles(uploads, body), body.attachments),
  ];
  const content = body.content === undefined ? message.content : strippedText(body.content);
  const { embeds, components } = withFiles(body, attachments);
  const edited: SandboxMessage = {
    ...message,
    content,
    attachments,
    ...(body.embeds !== undefined && { embeds }),
    ...(body.components !== undefined && { components }),
    ...(body.content !== undefined &&
      mentionsIn(world, channel, message.author.id, content, body.allowed_mentions)),
    flags: editedFlags(message.flags, body.flags, deferred),
    edited_timestamp: deferred ? message.edited_timestamp : discordTime(world.now()),
  };
  world.messages.put(message.id, edited);
  dispatchMessage(world, 'MESSAGE_UPDATE', edited);
  return edited;
}

export function deleteMessage(world: World, message: SandboxMessage): void {
  world.messages.remove(message.id);
  dispatchMessage(world, 'MESSAGE_DELETE', message);
}

/** Deletes several messages of one channel, for which Discord sends one event. */
export function deleteMessages(world: World, channel: ChannelRecord, ids: readonly string[]): void {
  const found = ids.filter((id) => world.messages.get(id)?.channel_id === channel.id);
  for (const id of found) world.messages.remove(id);
  world.dispatch({
    name: 'MESSAGE_DELETE_BULK',
    guildId: channel.guild_id,
    channelId: channel.id,
    data: { ids: found, channel_id: channel.id, guild_id: channel.guild_id },
  });
}

/** How many messages Discord deletes in one request (Bulk Delete Messages). */
const mostDeletedAtOnce = 100;

/** Deletes all of a channel's messages, with an event for each (as all that are over two weeks old have to go), or in bulk. */
export function emptyChannel(world: World, channel: ChannelRecord, how: 'one by one' | 'in bulk'): void {
  const messages = world.messagesOf(channel.id).filter(({ visible_to }) => visible_to === null);
  if (how === 'one by one') for (const message of messages) deleteMessage(world, message);
  else
    for (let first = 0; first < messages.length; first += mostDeletedAtOnce) {
      const ids = messages.slice(first, first + mostDeletedAtOnce).map(({ id }) => id);
      deleteMessages(world, channel, ids);
    }
}

/** Takes the embeds from sight, as a moderator's cross does. They are still there: an edit with `flags: 0` shows them again. */
export function suppressEmbeds(world: World, message: SandboxMessage): void {
  const suppressed = { ...message, flags: message.flags | MessageFlags.SuppressEmbeds };
  world.messages.put(message.id, suppressed);
  dispatchMessage(world, 'MESSAGE_UPDATE', suppressed);
}

function dispatchMessage(world: World, name: string, message: SandboxMessage): void {
  world.dispatch({
    name,
    guildId: message.guild_id,
    channelId: message.channel_id,
    message,
    data: {
      id: message.id,
      channel_id: message.channel_id,
      ...(message.visible_to === null && message.guild_id && { guild_id: message.guild_id }),
    },
  });
}

/** A time in Discord's format, with microseconds. */
const discordTime = (milliseconds: number) => new Date(milliseconds).toISOString().replace('Z', '000+00:00');
